// The list of authors: rows move by buttons, are added and taken off; the numbers in their fields follow their order.
const named = (row) => row.querySelector('[name$="[name]"]').value.trim()
const isBlank = (row) =>
  [...row.querySelectorAll('input:not(.place)')].every(({ value }) => value.trim() === '')

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
}

function blankLike(row) {
  const blank = row.cloneNode(true)
  for (const fault of blank.querySelectorAll('.err')) fault.remove()
  for (const input of blank.querySelectorAll('input')) {
    input.value = ''
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
    next.querySelector('input').focus()
  },
}

function said(list, row, move) {
  const who = named(row) || 'The empty row'
  if (move === 'off') return `${who} is off the list.`
  return `${who} is at place ${[...list.children].indexOf(row) + 1} of ${list.children.length}.`
}

function dress(list) {
  const section = list.parentElement
  const add = section.querySelector('[data-add-author]')
  section.querySelector('[data-without-script]').hidden = true
  add.hidden = false
  for (const row of [...list.children].slice(1).filter(isBlank).slice(1)) row.remove()
  for (const row of list.children) {
    row.querySelector('.place').parentElement.hidden = true
    row.querySelector('.moves').hidden = false
  }
  list.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-move]')
    if (!button) return
    const row = button.closest('li')
    moves[button.dataset.move](row, list)
    number(list)
    section.querySelector('[data-moved]').textContent = said(list, row, button.dataset.move)
  })
  add.querySelector('button').addEventListener('click', () => {
    const row = list.appendChild(blankLike(list.lastElementChild))
    number(list)
    row.querySelector('input').focus()
  })
}

export function authorRows(root) {
  for (const list of root.querySelectorAll('[data-author-rows]:has(.moves)')) dress(list)
}
