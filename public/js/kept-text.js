// What is typed into a box that nothing saves yet stays in this browser until it was sent: <form data-kept="its name" data-as="person">.
import { fieldsOf, forget, keyOf, recall, remember } from './mirror.js'

/** Which form this tab has just sent; the next page says whether it arrived. */
const SENT = 'sent-form'

const isTyped = ({ type }) => type === 'textarea' || type === 'text'
const boxesOf = (form) => [...form.elements].filter(isTyped)

function bringBack(form, { at, fields }, note) {
  const texts = new Map(fields)
  for (const box of boxesOf(form)) {
    box.value = texts.get(box.name) ?? ''
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  for (const choice of form.querySelectorAll('input[type=radio]'))
    choice.checked = texts.get(choice.name) === choice.value
  form.closest('details')?.setAttribute('open', '')
  note.querySelector('time').textContent = new Date(at).toLocaleString([], {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  note.hidden = false
}

function dress(form) {
  const key = keyOf(form)
  const note = form.querySelector('[data-kept-note]')
  const isEmpty = () => boxesOf(form).every(({ value }) => value.trim() === '')
  const kept = recall(key)
  // Where the server has drawn text already, nothing is lost, and nothing is put over it.
  if (kept && isEmpty()) bringBack(form, kept, note)
  form.addEventListener('input', () => (isEmpty() ? forget(key) : remember(key, fieldsOf(form))))
  form.addEventListener('change', () => isEmpty() || remember(key, fieldsOf(form)))
  form.addEventListener('submit', () => sessionStorage.setItem(SENT, key))
  note.querySelector('button').addEventListener('click', () => {
    forget(key)
    form.reset()
    note.hidden = true
  })
}

/** A page that tells of success, or shows the message, has it; a refusal does neither, and the text stays. */
export function forgetSent(root) {
  const key = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  if (key && (root.querySelector('.notice') || location.hash.startsWith('#message-'))) forget(key)
}

export function keepTexts(root) {
  for (const form of root.querySelectorAll('form[data-kept]')) dress(form)
}
