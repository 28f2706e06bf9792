// Which form this tab has just sent; the next page says whether it arrived.
import { forget } from './stored.js'

export function noteSent(key) {
  sessionStorage.setItem('sent-form', key)
}

/** A page that tells of success, or shows the message, has it; a refusal does neither, and the text stays. */
export function forgetSent(root) {
  // On its way through signing in, or past what another saved first, a text has not arrived yet.
  if (root.querySelector('[data-unsent], [data-overtaken]')) return
  const key = sessionStorage.getItem('sent-form')
  sessionStorage.removeItem('sent-form')
  if (key && (root.querySelector('.notice') || location.hash.startsWith('#message-'))) forget(key)
}
