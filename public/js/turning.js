// While a jump is on its way, the bar of the rehearsal says how far it is; the page waits for the answer to the form.
const PAUSE = 600

export function tellTurning(root) {
  const says = root.querySelector('[data-turning]')
  if (!says) return
  async function tell() {
    const answer = await fetch(says.dataset.turning).catch(() => null)
    const { busy, said } = answer?.ok ? await answer.json() : { busy: false }
    // Read aloud only where it is news.
    if (busy && says.textContent !== said) says.textContent = said
  }
  let waiting = null
  root.addEventListener('submit', ({ target }) => {
    if (target.matches('form[data-turns]')) waiting ??= setInterval(tell, PAUSE)
  })
  // A page that is shown again from memory waits for nothing.
  addEventListener('pageshow', () => {
    clearInterval(waiting)
    waiting = null
    says.textContent = ''
  })
}
