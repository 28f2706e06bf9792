// Rows to tick: all of a page at once, a range with Shift, and how many there are on the button.
function dress(form) {
  // A row that holds forms of its own cannot stand in this one: its box belongs to it by name.
  const mine = [...form.elements].filter(({ type }) => type === 'checkbox')
  const boxes = mine.filter(({ name }) => name)
  const all = mine.find(({ dataset }) => dataset.selectAll !== undefined)
  const count = form.querySelector('[data-select-count]')
  let last = null
  const tell = () => {
    const ticked = boxes.filter(({ checked }) => checked).length
    all.checked = ticked === boxes.length
    all.indeterminate = ticked > 0 && ticked < boxes.length
    count.textContent = ticked > 0 ? ` (${ticked})` : ''
  }
  all.hidden = false
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
    tell()
  })
  for (const [index, box] of boxes.entries()) {
    box.addEventListener('click', ({ shiftKey }) => {
      const [from, until] = [Math.min(last ?? index, index), Math.max(last ?? index, index)]
      if (shiftKey) for (const other of boxes.slice(from, until + 1)) other.checked = box.checked
      last = index
      tell()
    })
  }
  tell()
}

export function selectRows(root) {
  for (const form of root.querySelectorAll('form[data-select-rows]')) dress(form)
}
