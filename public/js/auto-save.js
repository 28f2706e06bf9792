// A form that saves itself, whole: <form data-auto-save="its name" data-as="person" data-page="where it stands">. Where the server cannot be reached its text stays in this browser.
import { drawnIn, fieldsOf, forgetAside, isSame, recallAside, setAside, textOf } from './mirror.js'
import { randomId } from './random-id.js'
import { tellSaving } from './save-state.js'
import { forget, keyOf, remember } from './stored.js'

const IDLE = 1500
const LONGEST = 15_000
const RETRY = 4000
/** Where nothing else has to be loaded, a page is shown before its fields are filled in again. */
const REFILLED = 500
/** On a slow machine that takes longer. */
const REFILLED_AT_LAST = 3000
/** A press of Submit waits for the last words no longer than this. */
const PATIENCE = 3000

function hidden(form, name, value) {
  const input = document.createElement('input')
  Object.assign(input, { type: 'hidden', name, value })
  form.append(input)
}

class AutoSave {
  #form
  #key
  #saved
  #opened
  #idle
  #longest
  #retry
  #flight = null
  /** A refusal that no repetition would change. */
  #stopped = false
  #leaving = false

  constructor(form) {
    this.#form = form
    this.#key = keyOf(form)
    hidden(form, 'tab', randomId())
    hidden(form, 'turn', 0)
    this.#opened = drawnIn(form)
    this.#saved = textOf(this.#opened)
    this.#offer()
    for (const kind of ['input', 'change']) form.addEventListener(kind, () => this.#note())
    // A button that moves a row has its own listener, which may come after this one.
    form.addEventListener('click', () => setTimeout(() => this.#note()))
    for (const kind of ['focusout', 'save']) form.addEventListener(kind, () => this.save())
    form.addEventListener('submit', (event) => this.#submit(event))
    document.addEventListener('visibilitychange', () => this.save({ keepalive: document.hidden }))
    for (const kind of ['online', 'focus']) addEventListener(kind, () => this.save())
    for (const soon of [0, REFILLED]) addEventListener('pageshow', () => setTimeout(() => this.#come(), soon))
    addEventListener('pageshow', () => setTimeout(() => this.#note(), REFILLED_AT_LAST))
  }

  /** Browsers fill in late, and tell nobody, what was typed before one went away. */
  #come() {
    this.#leaving = false
    this.#note()
    this.#settle()
  }

  get #isDirty() {
    return this.#form.isConnected && textOf(fieldsOf(this.#form)) !== this.#saved
  }

  /** Something may have changed: by typing, by ticking, by a button that moves a row. */
  #note() {
    if (!this.#isDirty) return
    // Requests can overtake each other when a page goes away; the server keeps the latest turn.
    this.#form.elements.turn.value = Number(this.#form.elements.turn.value) + 1
    remember(this.#key, fieldsOf(this.#form))
    if (this.#stopped) return
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.save(), IDLE)
    this.#longest ??= setTimeout(() => this.save(), LONGEST)
  }

  /** One request at a time; what is typed meanwhile goes with the next. */
  async save({ keepalive = false } = {}) {
    while (this.#flight) await this.#flight
    if (this.#stopped || this.#leaving || !this.#isDirty) return
    for (const timer of [this.#idle, this.#longest, this.#retry]) clearTimeout(timer)
    this.#longest = undefined
    this.#flight = this.#send(fieldsOf(this.#form), keepalive)
    const isSaved = await this.#flight
    this.#flight = null
    if (isSaved) this.#note()
  }

  async #send(fields, keepalive) {
    tellSaving(this.#form, 'saving')
    const answer = await this.#post(fields, keepalive).catch(() => null)
    const told = await answer?.json().catch(() => null)
    if (answer?.ok && told) return this.#confirmed(fields, told)
    const status = told ? answer.status : 0
    this.#stopped = [403, 404, 409, 413].includes(status)
    if (status === 409) this.#markChanges()
    tellSaving(this.#form, status, told?.text)
    // What cannot be kept as it is typed goes again with the next change.
    if (!this.#stopped && status !== 422) this.#retry = setTimeout(() => this.save(), RETRY)
    return false
  }

  #post(fields, keepalive) {
    const body = new URLSearchParams([...fields, ['as', this.#form.dataset.as]])
    const headers = { accept: 'application/json' }
    // Browsers let a page that goes away send 64 kB; more than that waits in the mirror.
    return fetch(this.#form.action, {
      method: 'POST',
      body,
      headers,
      keepalive: keepalive && String(body).length < 60_000,
    })
  }

  #confirmed(fields, told) {
    this.#saved = textOf(fields)
    this.#form.elements.version.value = told.version
    if (!this.#isDirty) forget(this.#key)
    tellSaving(this.#form, told.apart ? 'apart' : 'saved', Object.values(told.problems)[0])
    this.#form.dispatchEvent(new CustomEvent('saved', { detail: told, bubbles: true }))
    return true
  }

  /** The comparison proposes the co-author's text wherever nothing was changed here. */
  #markChanges() {
    const top = (name) => name.replace(/^answers\[(.*?)\].*/, '$1').replace(/\[.*/, '')
    const text = (fields, name) => textOf(fields.filter(([one]) => top(one) === name))
    const fields = fieldsOf(this.#form)
    const names = new Set(fields.map(([name]) => top(name)))
    for (const old of this.#form.querySelectorAll('[name="changed[]"]')) old.remove()
    hidden(this.#form, 'changed[]', '')
    for (const name of names) {
      if (text(fields, name) !== text(this.#opened, name)) hidden(this.#form, 'changed[]', name)
    }
  }

  /** The last words are saved before a button sends the form, so that nothing waits in the mirror for no reason. */
  async #submit(event) {
    const { submitter } = event
    if (this.#leaving || this.#stopped || !this.#isDirty) return
    event.preventDefault()
    await Promise.race([this.save(), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
    this.#leaving = true
    this.#form.requestSubmit(submitter)
  }

  /** Text that never arrived, from an earlier visit: the person decides, for the page may be newer. */
  #offer() {
    const mirrored = setAside(this.#key)
    const found = this.#form.parentElement.querySelector('[data-found]')
    if (!mirrored || !found) return
    found.querySelector('time').textContent = new Date(mirrored.at).toLocaleString([], {
      dateStyle: 'medium',
      timeStyle: 'short',
    })
    found.hidden = false
    found.querySelector('[data-use]').onclick = () => this.#use(mirrored.fields)
    found.querySelector('[data-discard]').onclick = () => {
      forgetAside(this.#key)
      found.hidden = true
    }
    this.#settle()
  }

  /** Nobody has to choose what stands in the form already. */
  #settle() {
    const mirrored = recallAside(this.#key)
    if (!mirrored || !isSame(mirrored.fields, fieldsOf(this.#form))) return
    forgetAside(this.#key)
    this.#form.parentElement.querySelector('[data-found]').hidden = true
  }

  /** Saved first, as the form that it was typed in, and then shown by the server, which knows how to draw every row of it. */
  async #use(fields) {
    const answer = await this.#post(fields, false).catch(() => null)
    if (answer?.ok) {
      forgetAside(this.#key)
      // The page may be the answer to a form that was sent, which cannot be asked for again.
      return location.assign(this.#form.dataset.page)
    }
    if (answer?.status !== 409) return tellSaving(this.#form, answer?.status ?? 0)
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action: this.#form.action, hidden: true })
    for (const [name, value] of fields) hidden(form, name, value)
    document.body.append(form)
    form.submit()
  }
}

export function autoSave(root) {
  for (const form of root.querySelectorAll('form[data-auto-save]')) new AutoSave(form)
}
