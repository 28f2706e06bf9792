// How many words there are, beside how many are asked for.
const count = (text) => text.match(/\S+/g)?.length ?? 0

function words(number, { soft, hard }) {
  const most = hard || soft
  if (most) return `${number} of ${hard ? '' : 'about '}${most} words`
  return `${number} ${number === 1 ? 'word' : 'words'}`
}

export function countWords(root) {
  for (const place of root.querySelectorAll('[data-words-in]')) {
    const field = root.querySelector(`[id="${place.dataset.wordsIn}"]`)
    const tell = () => {
      const number = count(field.value)
      const { hard } = place.dataset
      place.textContent = words(number, place.dataset)
      place.classList.toggle('over', Boolean(hard) && number > Number(hard))
    }
    field?.addEventListener('input', tell)
    if (field && place.textContent === '') tell()
  }
}
