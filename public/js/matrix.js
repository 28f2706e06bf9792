// The matrix of papers and reviewers as one stop of the tab key: arrow keys walk its cells, and what a cell says is told below it.
import { dressed } from './dressing.js'

const steps = {
  ArrowLeft: ([row, column]) => [row, column - 1],
  ArrowRight: ([row, column]) => [row, column + 1],
  ArrowUp: ([row, column]) => [row - 1, column],
  ArrowDown: ([row, column]) => [row + 1, column],
  Home: ([row]) => [row, 0],
  End: ([row], last) => [row, last[1]],
}
const corners = { Home: () => [0, 0], End: (_, last) => last }

const within = ([row, column], [lastRow, lastColumn]) => [
  Math.min(lastRow, Math.max(0, row)),
  Math.min(lastColumn, Math.max(0, column)),
]

function walkable(table) {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll('td a')])
  const last = [rows.length - 1, rows[0].length - 1]
  const told = document.querySelector('[data-matrix-told]')
  const placeOf = (cell) => {
    const row = rows.findIndex((cells) => cells.includes(cell))
    return [row, rows[row]?.indexOf(cell)]
  }
  let stop = rows[0][0]
  const tell = (cell) => {
    told.hidden = false
    told.textContent = cell.getAttribute('aria-label')
  }
  const stopAt = (cell) => {
    stop.tabIndex = -1
    stop = cell
    cell.tabIndex = 0
  }
  for (const cell of rows.flat()) cell.tabIndex = -1
  stopAt(stop)
  table.addEventListener('focusin', ({ target }) => {
    if (!target.matches('td a')) return
    stopAt(target)
    tell(target)
  })
  table.addEventListener('pointerover', ({ target }) => {
    const cell = target.closest('td a')
    if (cell) tell(cell)
  })
  table.addEventListener('keydown', (event) => {
    if (!event.target.matches('td a') || event.altKey || event.metaKey) return
    const step = event.ctrlKey ? corners[event.key] : steps[event.key]
    if (!step) return
    const [row, column] = within(step(placeOf(event.target), last), last)
    event.preventDefault()
    rows[row][column].focus()
  })
  document.querySelector('[data-matrix-keys]').hidden = false
}

function walkMatrix(root) {
  for (const table of root.querySelectorAll('[data-matrix]')) walkable(table)
}

dressed(walkMatrix)
