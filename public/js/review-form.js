// The form of a review: marks for Markdown, and keys for those who write many.
import { showHints } from './hints.js'
import './split-pane.js'

const KEYS_OFF = 'single-keys-off'
const form = document.querySelector('#review-form')

/** Around what is selected; a quote before each of its lines. */
function setMark(field, mark) {
  const { selectionStart: from, selectionEnd: until, value } = field
  const chosen = value.slice(from, until)
  const text = mark === '> ' ? chosen.replace(/^/gm, mark) : `${mark}${chosen}${mark}`
  field.setRangeText(text, from, until, 'end')
  if (chosen === '' && mark !== '> ') field.setSelectionRange(from + mark.length, from + mark.length)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

for (const marks of form.querySelectorAll('.marks')) {
  const field = marks.closest('.editor').querySelector('textarea')
  marks.hidden = false
  marks.addEventListener('click', ({ target }) => {
    const button = target.closest('button')
    if (button) setMark(field, button.dataset.mark)
  })
}

/** The pill in the head says what the server has now. */
form.addEventListener('saved', () => {
  const pill = document.querySelector('[data-state-of-review] .pill.outline')
  if (pill) Object.assign(pill, { className: 'pill warn', textContent: 'Draft' })
})

showHints(form)

const isTyping = (target) =>
  target.matches('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])')

/** 1 to 9 choose while a row of numbers has the focus; 0 is ten. */
function choose(target, key) {
  const row = target.closest('.rub')
  const option = row?.querySelector(`input[value="${key === '0' ? 10 : key}"]`)
  if (!option) return false
  option.focus()
  option.click()
  return true
}

function otherPane() {
  const pages = document.querySelector('.pdf .pages:not([hidden]), .pdflink a')
  const isInPaper = document.querySelector('.pdf')?.contains(document.activeElement)
  const target = isInPaper ? form.querySelector('textarea[data-last], textarea') : pages
  target?.focus()
}

const open = (id) => document.getElementById(id)?.showModal()
const walk = (way) => document.querySelector(`.walk a[rel="${way}"]`)?.click()

const WITH_CONTROL = {
  s: () => form.dispatchEvent(new Event('save')),
  Enter: () => open('sending'),
}
const WITH_ALT = { ArrowUp: () => walk('prev'), ArrowDown: () => walk('next') }

function actFor(event) {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey) return WITH_CONTROL[key]
  if (event.altKey) return WITH_ALT[key]
  if (key === 'F6') return otherPane
  if (isTyping(target) || localStorage.getItem(KEYS_OFF)) return undefined
  return key === '?' ? () => open('keys') : undefined
}

document.addEventListener('keydown', (event) => {
  if (/^\d$/.test(event.key) && !isTyping(event.target) && choose(event.target, event.key))
    return event.preventDefault()
  const act = actFor(event)
  if (!act) return
  event.preventDefault()
  act()
})

for (const button of document.querySelectorAll('[data-opens]')) {
  button.hidden = false
  button.addEventListener('click', () => open(button.dataset.opens))
}

const off = document.querySelector('[data-single-keys]')
off.checked = !localStorage.getItem(KEYS_OFF)
off.addEventListener('change', () =>
  off.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, 'yes'),
)
