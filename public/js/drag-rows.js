// Rows of a list follow the pointer that holds their grip, by mouse, pen or finger; whoever cannot drag has buttons.

const EDGE = 60

/** Near the edge of the window the page scrolls along. */
function scrollAlong(y) {
  if (y < EDGE) scrollBy(0, y - EDGE)
  else if (y > innerHeight - EDGE) scrollBy(0, y - innerHeight + EDGE)
}

/** The row stands before the first other one whose middle is below the pointer. */
function place(list, row, y) {
  const others = [...list.children].filter((other) => other !== row)
  const next = others.find((other) => {
    const { top, height } = other.getBoundingClientRect()
    return y < top + height / 2
  })
  if (next !== row.nextElementSibling || (!next && row !== list.lastElementChild))
    list.insertBefore(row, next ?? null)
}

/** `done(row)` is called once, after a drag that moved something; Escape puts the row back. */
export function dragRows(list, done) {
  list.addEventListener('pointerdown', (event) => {
    const row = event.target.closest('[data-grip]')?.closest('li')
    if (!row || row.parentElement !== list || event.button !== 0) return
    event.preventDefault()
    const before = [...list.children]
    const stop = new AbortController()
    const { signal } = stop
    const end = () => {
      stop.abort()
      row.classList.remove('dragged')
      if (before.some((other, index) => other !== list.children[index])) done(row)
    }
    const back = () => {
      list.append(...before)
      end()
    }
    row.classList.add('dragged')
    const follow = ({ pointerId, clientY }) => {
      if (pointerId !== event.pointerId) return
      place(list, row, clientY)
      scrollAlong(clientY)
    }
    document.addEventListener('pointermove', follow, { signal })
    document.addEventListener('pointerup', end, { signal })
    document.addEventListener('pointercancel', back, { signal })
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && back(), { signal })
  })
}
