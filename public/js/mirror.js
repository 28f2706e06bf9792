// What a form holds and the server has not confirmed, kept in this browser: by person and form, until it is confirmed or one signs out. Which pages one opened goes with it.
const DRAFTS = 'draft:'
const PAGES = 'opened:'

/** These say from which form a text comes, not what it says; the places of rows follow their order. */
const WHENCE = /^(version|tab|turn|as|changed\[\])$|\[position\]$/

export const keyOf = ({ dataset }) => `${DRAFTS}${dataset.as}:${dataset.autoSave ?? dataset.kept}`

/** Of the pages that this person has opened. */
export const keyOfPages = (as) => PAGES + as

/** Every field but the files, as pairs. */
export const fieldsOf = (form) => [...new FormData(form)].filter(([, value]) => typeof value === 'string')

/** What the server has drawn: on the way back to a page browsers fill in again what was typed, which may never have arrived. */
export function drawnIn(form) {
  const copy = form.cloneNode(true)
  copy.reset()
  return fieldsOf(copy)
}

/** `authors[2]` of `authors[2][name]`, where nothing but a box is ticked, is an empty row. */
const rowOf = (name) => /^\w+\[\d+\]/.exec(name)?.[0]
const isBox = (value) => value === 'on'

/** The same text gives the same string; empty rows at the end of a list are nobody's text. */
export function textOf(fields) {
  const said = fields.filter(([name, value]) => value !== '' && !WHENCE.test(name))
  const rows = new Set(said.filter(([, value]) => !isBox(value)).map(([name]) => rowOf(name)))
  return JSON.stringify(
    said.filter(([name, value]) => !isBox(value) || !rowOf(name) || rows.has(rowOf(name))),
  )
}

/** Whether the server, which trims texts and writes addresses small, would keep both alike. */
export function isSame(fields, others) {
  const tidy = (all) =>
    textOf(all.map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim().toLowerCase()]))
  return tidy(fields) === tidy(others)
}

/** Private windows and full disks have no storage: then the text is as safe as the page is. */
function attempt(act) {
  try {
    return act()
  } catch {
    return null
  }
}

/** `more`: what else is to be known when it is read again. */
export const remember = (key, fields, more = {}) =>
  attempt(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields, ...more })))

export const forget = (key) => attempt(() => localStorage.removeItem(key))

export const recall = (key) => attempt(() => JSON.parse(localStorage.getItem(key)))

const asideOf = (key) => `${key}:found`

/** Text of an earlier visit waits for a decision where nothing that is typed meanwhile takes its place. */
export function setAside(key) {
  const latest = recall(key)
  if (latest) attempt(() => localStorage.setItem(asideOf(key), JSON.stringify(latest)))
  forget(key)
  return recall(asideOf(key))
}

export const recallAside = (key) => recall(asideOf(key))

export const forgetAside = (key) => forget(asideOf(key))

/** The next person at this computer reads none of it. */
export function forgetOnSignOut(root) {
  for (const form of root.querySelectorAll('form[action$="/sessions/current/end"]')) {
    form.addEventListener('submit', () => {
      for (const key of attempt(() => Object.keys(localStorage)) ?? []) {
        if (key.startsWith(DRAFTS) || key.startsWith(PAGES)) forget(key)
      }
    })
  }
}
