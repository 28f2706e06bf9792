// How many words there are, beside how many are asked for.
const count = (text) => text.match(/\S+/g)?.length ?? 0

export function countWords(root) {
  for (const place of root.querySelectorAll('[data-words-in]')) {
    const field = root.querySelector(`[id="${place.dataset.wordsIn}"]`)
    const { soft, hard } = place.dataset
    field?.addEventListener('input', () => {
      const words = count(field.value)
      place.textContent = `${words} of ${hard ? '' : 'about '}${hard || soft} words`
      place.classList.toggle('over', Boolean(hard) && words > Number(hard))
    })
  }
}
