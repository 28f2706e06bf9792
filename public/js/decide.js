// The decision board saves a choice as it is made: figures, plot and programme follow, focus and place stay.
import { dressed } from './dressing.js'

function renew(html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`)
    if (next) part.innerHTML = next.innerHTML
  }
  document.querySelector('[data-said]').textContent = fresh.querySelector('.notice')?.textContent ?? ''
}

/** What the server did not take is sent again the plain way, so that its answer is read. */
async function save(form) {
  const body = new URLSearchParams(new FormData(form))
  if (!body.has('outcome')) return
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null)
  if (answer?.ok) renew(await answer.text())
  else form.submit()
}

function decideAtOnce(root) {
  for (const form of root.querySelectorAll('form[data-decide]')) {
    form.querySelector('[data-without-script]').hidden = true
    form.addEventListener('change', () => save(form))
  }
}

dressed(decideAtOnce)
