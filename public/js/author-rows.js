// The list of authors: rows move by buttons and by dragging, are added and taken off; the numbers in their fields follow their order.
import { dragRows } from './drag-rows.js'
import { dressed } from './dressing.js'

const field = (row, name) => row.querySelector(`[name$="[${name}]"]`)
const named = (row) => field(row, 'name').value.trim()
const isBlank = (row) =>
  ['email', 'name', 'affiliation', 'orcid'].every((name) => field(row, name).value.trim() === '')

/** What stands first on the page is authors[0] to the server. */
function number(list) {
  for (const [index, row] of [...list.children].entries()) {
    row.querySelector('legend').textContent = `Author ${index + 1}`
    row.querySelector('.place').value = index + 1
    for (const attribute of ['name', 'id', 'for', 'aria-describedby']) {
      for (const element of row.querySelectorAll(`[${attribute}]`)) {
        const numbered = element.getAttribute(attribute).replaceAll(/authors\[\d+\]/g, `authors[${index}]`)
        element.setAttribute(attribute, numbered)
      }
    }
  }
  // A form that saves itself hears of what no field told.
  list.dispatchEvent(new Event('input', { bubbles: true }))
}

function blankLike(row) {
  const blank = row.cloneNode(true)
  for (const stale of blank.querySelectorAll('.err, .said')) stale.remove()
  for (const input of blank.querySelectorAll('input')) {
    if (input.type === 'checkbox') input.checked = true
    else input.value = ''
    input.removeAttribute('aria-invalid')
    input.removeAttribute('aria-describedby')
  }
  return blank
}

/** The neighbour moves, so that the button pressed keeps the focus. */
const moves = {
  up: (row) => row.previousElementSibling && row.after(row.previousElementSibling),
  down: (row) => row.nextElementSibling && row.before(row.nextElementSibling),
  off(row, list) {
    const next = row.nextElementSibling ?? row.previousElementSibling ?? list.appendChild(blankLike(row))
    row.remove()
    field(next, 'email').focus()
  },
}

function said(list, row, move) {
  const who = named(row) || 'The empty row'
  if (move === 'off') return `${who} is off the list.`
  return `${who} is at place ${[...list.children].indexOf(row) + 1} of ${list.children.length}.`
}

/** Name, affiliation and ORCID follow a known address, where nothing is typed yet; the words of what was filled in. */
function complete(row, known) {
  const email = field(row, 'email').value.trim().toLowerCase()
  const option = [...known.options].find(({ value }) => value === email)
  if (!option || named(row) !== '') return null
  for (const name of ['name', 'affiliation', 'orcid']) field(row, name).value ||= option.dataset[name]
  return `${named(row)} is filled in from your earlier papers.`
}

function dress(list) {
  const section = list.parentElement
  const add = section.querySelector('[data-add-author]')
  const say = (words) => {
    section.querySelector('[data-moved]').textContent = words
  }
  section.querySelector('[data-without-script]').hidden = true
  add.hidden = false
  for (const row of [...list.children].slice(1).filter(isBlank).slice(1)) row.remove()
  for (const row of list.children) {
    row.querySelector('.place').parentElement.hidden = true
    row.querySelector('.moves').hidden = false
    row.querySelector('[data-grip]').classList.add('live')
  }
  const moved = (row, move) => {
    number(list)
    say(said(list, row, move))
  }
  list.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-move]')
    if (!button) return
    const row = button.closest('li')
    moves[button.dataset.move](row, list)
    moved(row, button.dataset.move)
  })
  list.addEventListener('change', ({ target }) => {
    const filled =
      target.matches('[name$="[email]"]') && complete(target.closest('li'), section.querySelector('datalist'))
    if (filled) say(filled)
  })
  dragRows(list, (row) => moved(row, 'dragged'))
  add.querySelector('button').addEventListener('click', (event) => {
    // The form would be sent for another row, as before this script came.
    event.preventDefault()
    const row = list.appendChild(blankLike(list.lastElementChild))
    number(list)
    field(row, 'email').focus()
  })
}

function authorRows(root) {
  for (const list of root.querySelectorAll('[data-author-rows]:has(.moves)')) dress(list)
}

dressed(authorRows)
