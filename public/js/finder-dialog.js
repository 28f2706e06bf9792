// The finder, opened over the page by its button or Ctrl K: arrows move among what is found, Enter opens, Escape goes back.
import { bringHtmx } from './htmx.js'
import { showLastNeeded } from './last-needed.js'

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform)

/** On a Mac, Ctrl K cuts a line in a field. */
const isCall = ({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }) =>
  key?.toLowerCase() === 'k' &&
  (IS_MAC ? metaKey && !ctrlKey : ctrlKey && !metaKey) &&
  !(altKey || shiftKey || isComposing)

const isPlain = ({ button = 0, ctrlKey, metaKey, altKey, shiftKey }) =>
  button === 0 && !(ctrlKey || metaKey || altKey || shiftKey)

class FinderDialog extends HTMLElement {
  /** Enter was pressed before what is typed was found. */
  #goes = false

  connectedCallback() {
    const [opener, dialog] = this.children
    Object.assign(this, {
      dialog,
      field: dialog.querySelector('input'),
      found: dialog.querySelector('.finds'),
    })
    const key = opener.querySelector('kbd')
    key.textContent = IS_MAC ? '⌘ K' : 'Ctrl K'
    key.hidden = false
    opener.setAttribute('aria-keyshortcuts', IS_MAC ? 'Meta+K' : 'Control+K')
    opener.setAttribute('aria-haspopup', 'dialog')
    opener.addEventListener('click', (event) => isPlain(event) && this.#open(event))
    document.addEventListener('keydown', (event) => isCall(event) && this.#open(event))
    dialog.addEventListener('keydown', (event) => this.#press(event))
    dialog.addEventListener('click', (event) => this.#click(event))
    dialog.addEventListener('htmx:afterSwap', () => this.#arrive())
    for (const fault of ['htmx:sendError', 'htmx:responseError'])
      dialog.addEventListener(fault, () => this.#fail())
    this.field.addEventListener('input', () => (this.#goes = false))
  }

  #open(event) {
    const other = document.querySelector('dialog:modal')
    if (other && other !== this.dialog) return
    event.preventDefault()
    if (other) return this.field.select()
    this.field.value = ''
    this.dialog.showModal()
    bringHtmx().then(
      () => this.#ask(),
      () => this.#fail(),
    )
  }

  #ask() {
    this.field.dispatchEvent(new Event('find'))
  }

  #press(event) {
    const { key, target, isComposing } = event
    if (isComposing) return
    if (key === 'ArrowDown' || key === 'ArrowUp') this.#walk(event, key === 'ArrowDown' ? 1 : -1)
    else if (key === 'Enter' && target === this.field) this.#enter(event)
    else if (target.matches('.finds a') && isPlain(event) && /^(\S|Backspace)$/.test(key)) this.field.focus()
  }

  /** Up from the first is the field again. */
  #walk(event, step) {
    event.preventDefault()
    const links = [...this.found.querySelectorAll('a')]
    const at = links.indexOf(document.activeElement) + step
    if (at < 0) this.field.focus()
    else links[at]?.focus()
  }

  #enter(event) {
    const typed = this.field.value.trim()
    if (this.found.querySelector('[data-failed]')) return
    event.preventDefault()
    this.#goes = typed !== ''
    if (this.found.firstElementChild?.dataset.q === typed) this.#go()
    else this.#ask()
  }

  #go() {
    if (this.#goes) this.found.querySelector('a')?.click()
    this.#goes = false
  }

  #click(event) {
    const isAside = event.target === this.dialog || event.target.closest('button')
    if (isAside || (isPlain(event) && event.target.closest('.finds a'))) this.dialog.close()
  }

  #arrive() {
    showLastNeeded(this.dialog)
    const { textContent } = this.found.querySelector('.told')
    this.dialog.querySelector('[role=status]').textContent = textContent
    this.found.scrollTop = 0
    if (this.found.firstElementChild.dataset.q === this.field.value.trim()) this.#go()
  }

  #fail() {
    const words = 'What you look for could not be fetched. Enter tries it on a page of its own.'
    this.found.innerHTML = '<p data-failed></p>'
    this.found.firstElementChild.textContent = words
    this.dialog.querySelector('[role=status]').textContent = words
  }
}

customElements.define('finder-dialog', FinderDialog)
