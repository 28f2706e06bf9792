// A button pressed twice sends its form once. A browser would send it again, and show what the second time is told: that it is done already.
const LONGEST = 10_000

let sent = null

/** Whoever stops it, sees it fail or comes back to the page may press again. */
const letGo = () => {
  sent = null
}

const contentOf = (form, submitter) =>
  JSON.stringify([...new FormData(form, submitter)].map(([name, value]) => [name, value.name ?? value]))

/** A form whose answer opens elsewhere, or that only asks, may be sent as often as one likes. */
const changesPage = (form, submitter) =>
  form.getAttribute('method')?.toLowerCase() === 'post' &&
  (submitter?.getAttribute('formtarget') ?? form.getAttribute('target') ?? '_self') === '_self'

/** On the window, which every listener that sends a form in its own way comes before. */
export function pressOnce() {
  addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    // Sent by a script of ours, which sees to it itself.
    if (event.defaultPrevented || !changesPage(form, submitter)) return
    const content = contentOf(form, submitter)
    const isAgain = sent?.form === form && sent.submitter === submitter && sent.content === content
    if (isAgain && performance.now() - sent.at < LONGEST) event.preventDefault()
    else sent = { form, submitter, content, at: performance.now() }
  })
  addEventListener('pageshow', letGo)
  addEventListener('keydown', ({ key }) => key === 'Escape' && letGo())
  globalThis.navigation?.addEventListener('navigateerror', letGo)
}
