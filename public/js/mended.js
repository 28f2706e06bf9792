// A fault that a saved form no longer has goes from its field and from the summary on top.
const nameOf = ({ name }) => name.replace(/\[\]$/, '')

/** The control that a fault speaks of stands below it, in the same field. */
const controlOf = (fault) => fault.closest('.field')?.querySelector('[name]:not([type="hidden"])')

function mend(form, isOpen) {
  for (const fault of form.querySelectorAll('.err:not([data-file-drop] *)')) {
    const control = controlOf(fault)
    if (!control || isOpen(nameOf(control))) continue
    for (const one of form.querySelectorAll(`[aria-describedby~="${CSS.escape(fault.id)}"]`))
      one.removeAttribute('aria-invalid')
    fault.remove()
  }
}

function shorten(summary, isOpen) {
  if (!summary) return
  for (const way of summary.querySelectorAll('a[href^="#field-"]'))
    if (!isOpen(way.hash.slice('#field-'.length))) way.closest('li').remove()
  const left = summary.querySelectorAll('li').length
  if (left === 0) summary.remove()
  else summary.querySelector('h2').textContent = left === 1 ? 'One thing to fix' : `${left} things to fix`
}

export function clearMended(root) {
  root.addEventListener('saved', ({ target, detail }) => {
    if (!detail.steps) return
    const open = new Set(Object.keys(detail.problems))
    for (const { field, done } of detail.steps) if (!done) open.add(field)
    const isOpen = (name) => open.has(name)
    mend(target, isOpen)
    shorten(root.querySelector('.errsum'), isOpen)
  })
}
