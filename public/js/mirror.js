// What a form holds, compared and set aside: the server may have confirmed the same text, and an earlier one may wait for a decision.
import { forget, recall, remember } from './stored.js'

/** Every field but the files, as pairs. */
export function fieldsOf(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === 'string')
}

/** What the server has drawn: on the way back to a page browsers fill in again what was typed, which may never have arrived. */
export function drawnIn(form) {
  const copy = form.cloneNode(true)
  copy.reset()
  return fieldsOf(copy)
}

/** These say from which form a text comes, not what it says; the places of rows follow their order. */
function isWhence(name) {
  return /^(version|tab|turn|as|changed\[\])$|\[position\]$/.test(name)
}

/** `authors[2]` of `authors[2][name]`, where nothing but a box is ticked, is an empty row. */
function rowOf(name) {
  return /^\w+\[\d+\]/.exec(name)?.[0]
}

/** The same text gives the same string; empty rows at the end of a list are nobody's text. */
export function textOf(fields) {
  const isBox = (value) => value === 'on'
  const said = fields.filter(([name, value]) => value !== '' && !isWhence(name))
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

function asideOf(key) {
  return `${key}:found`
}

/** Text of an earlier visit waits for a decision where nothing that is typed meanwhile takes its place. */
export function setAside(key) {
  const latest = recall(key)
  if (latest) remember(asideOf(key), latest.fields, latest)
  forget(key)
  return recallAside(key)
}

export function recallAside(key) {
  return recall(asideOf(key))
}

export function forgetAside(key) {
  forget(asideOf(key))
}
