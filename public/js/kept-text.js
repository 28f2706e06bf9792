// What is typed into boxes that nothing saves yet stays in this browser until it was sent: <form data-kept="its name" data-as="person">.
import { fieldsOf, forget, keyOf, recall, remember } from './mirror.js'

/** Which form this tab has just sent; the next page says whether it arrived. */
const SENT = 'sent-form'

const boxesOf = (form) => [...form.elements].filter(({ type }) => type === 'textarea' || type === 'text')
const drawnIn = (form) => boxesOf(form).map(({ defaultValue }) => defaultValue)
const typedIn = (form) => boxesOf(form).map(({ value }) => value)
const isSame = (texts, others) => JSON.stringify(texts) === JSON.stringify(others)

function bringBack(form, { at, fields }) {
  const texts = new Map(fields)
  for (const box of boxesOf(form)) {
    box.value = texts.get(box.name) ?? ''
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  for (const choice of form.querySelectorAll('input[type=radio]'))
    choice.checked = texts.get(choice.name) === choice.value
  form.closest('details')?.setAttribute('open', '')
  const note = form.querySelector('[data-kept-note]')
  note.querySelector('time').textContent = new Date(at).toLocaleString([], {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  note.hidden = false
}

function dress(form) {
  const key = keyOf(form)
  const kept = recall(key)
  const drawn = drawnIn(form)
  const texts = kept && boxesOf(form).map(({ name }) => new Map(kept.fields).get(name) ?? '')
  // The page of a fault has drawn what was typed: that still goes on from what stood there first.
  const from = kept && isSame(drawn, texts) ? kept.from : drawn
  const keep = () => (isSame(typedIn(form), from) ? forget(key) : remember(key, fieldsOf(form), { from }))
  for (const kind of ['input', 'change']) form.addEventListener(kind, keep)
  // Where something else was drawn meanwhile, nothing is put over it.
  if (kept && isSame(drawn, kept.from)) bringBack(form, kept)
  form.addEventListener('submit', () => sessionStorage.setItem(SENT, key))
  form.querySelector('[data-kept-note] button').addEventListener('click', () => {
    forget(key)
    form.reset()
    form.querySelector('[data-kept-note]').hidden = true
  })
}

/** A page that tells of success, or shows the message, has it; a refusal does neither, and the text stays. */
export function forgetSent(root) {
  // On its way through signing in a text has not arrived yet.
  if (root.querySelector('[data-unsent]')) return
  const key = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  if (key && (root.querySelector('.notice') || location.hash.startsWith('#message-'))) forget(key)
}

export function keepTexts(root) {
  for (const form of root.querySelectorAll('form[data-kept]')) dress(form)
}
