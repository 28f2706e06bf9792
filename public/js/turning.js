// While a jump is on its way, the bar of the rehearsal says how far it is; the page waits for the answer to the form.
const PAUSE = 600
/** The page that follows is mostly there before it is asked so often in vain. */
const PATIENCE = 3

export function tellTurning(root) {
  const says = root.querySelector('[data-turning]')
  if (!says) return
  let waiting = null
  let inVain = 0
  function stop() {
    clearInterval(waiting)
    waiting = null
    says.textContent = ''
  }
  async function tell() {
    const answer = await fetch(says.dataset.turning).catch(() => null)
    const { busy, said } = answer?.ok ? await answer.json() : { busy: false }
    if (waiting === null) return
    inVain = busy ? 0 : inVain + 1
    // Read aloud only where it is news.
    if (busy && says.textContent !== said) says.textContent = said
    // Whoever has stopped waiting for the page sees the time of this one again.
    if (inVain === PATIENCE) stop()
  }
  root.addEventListener('submit', ({ target }) => {
    if (!target.matches('form[data-turns]')) return
    inVain = 0
    waiting ??= setInterval(tell, PAUSE)
  })
  // A page that is shown again from memory waits for nothing.
  addEventListener('pageshow', stop)
}
