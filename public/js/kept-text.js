// What is typed into a form that does not save itself stays in this browser until it was sent, by its address or <form data-kept="its name">.
import { dressed } from './dressing.js'
import { fieldsOf, forgetAside, recallAside, setAside } from './mirror.js'
import { noteSent } from './sent-form.js'
import { forget, keyOf, recall, remember } from './stored.js'

const MONTH = 30 * 24 * 3600 * 1000
const LONGEST = 500_000

const boxesOf = (form) => [...form.elements].filter(({ type }) => type === 'textarea' || type === 'text')
const drawnIn = (form) => boxesOf(form).map(({ defaultValue }) => defaultValue)
const typedIn = (form) => boxesOf(form).map(({ value }) => value)
const isSame = (texts, others) => JSON.stringify(texts) === JSON.stringify(others)

function show(note, at) {
  note.querySelector('time').textContent = new Date(at).toLocaleString([], {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  note.closest('details')?.setAttribute('open', '')
  note.hidden = false
}

function bringBack(form, { at, fields }) {
  const texts = new Map(fields)
  for (const box of boxesOf(form)) {
    // What was shut is not among what was kept.
    box.value = texts.get(box.name) ?? box.value
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  for (const choice of form.querySelectorAll('input[type=radio]'))
    choice.checked = texts.get(choice.name) === choice.value
  show(form.querySelector('[data-kept-note]'), at)
}

/** Nothing is put over what was drawn meanwhile: the earlier text waits until its writer decides. */
function offer(form, key, found) {
  const note = form.querySelector('[data-kept-aside]')
  note.addEventListener('click', ({ target }) => {
    if (!target.closest('button')) return
    if ('use' in target.dataset) bringBack(form, found)
    forgetAside(key)
    note.hidden = true
  })
  show(note, found.at)
}

function dress(form) {
  form.prepend(document.querySelector('#kept-note').content.cloneNode(true))
  const note = form.querySelector('[data-kept-note]')
  const key = keyOf(form)
  const found = recall(key)
  if (found && Date.now() - found.at > MONTH) forget(key)
  const kept = recall(key)
  const drawn = drawnIn(form)
  const texts =
    kept && boxesOf(form).map(({ name, defaultValue }) => new Map(kept.fields).get(name) ?? defaultValue)
  // The page of a fault has drawn what was typed: that still goes on from what stood there first.
  const from = kept && isSame(drawn, texts) ? kept.from : drawn
  const keep = () => {
    const now = typedIn(form)
    if (isSame(now, from)) forget(key)
    else if (now.join('').length < LONGEST) remember(key, fieldsOf(form), { from })
  }
  for (const kind of ['input', 'change']) form.addEventListener(kind, keep)
  if (kept && isSame(drawn, kept.from)) bringBack(form, kept)
  const aside = kept && !isSame(drawn, kept.from) && !isSame(drawn, texts) ? setAside(key) : recallAside(key)
  if (aside) offer(form, key, aside)
  form.addEventListener('submit', () => noteSent(key))
  note.querySelector('button').addEventListener('click', () => {
    forget(key)
    form.reset()
    note.hidden = true
  })
}

/** Boxes of one name are rows of a list, which another order would mix. */
const isUnlike = (names) => new Set(names).size === names.length

const isWritten = (form) =>
  form.querySelector('textarea') &&
  !('autoSave' in form.dataset || 'decide' in form.dataset) &&
  !form.closest('[data-unsent]') &&
  isUnlike(boxesOf(form).map(({ name }) => name))

function keepTexts(root) {
  const { as } = document.body.dataset
  if (!as) return
  for (const form of root.querySelectorAll('form[method=post]')) {
    if (!isWritten(form)) continue
    form.dataset.as = as
    form.dataset.kept ??= form.getAttribute('action')
    dress(form)
  }
}

dressed(keepTexts)
