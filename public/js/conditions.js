// Questions that depend on an earlier answer appear with it; without scripts they stand there and say on what they depend.
function valuesOf(root, name) {
  return [...root.querySelectorAll(`[name="${name}"]`)]
    .filter(({ type, checked }) => checked || !['checkbox', 'radio', 'hidden'].includes(type))
    .map(({ value }) => (value === 'on' ? 'confirmed' : value))
}

/** What is hidden keeps its answer, which does not count while it is hidden. */
function follow(root) {
  for (const field of root.querySelectorAll('[data-asked-of]')) {
    const wanted = JSON.parse(field.dataset.askedIf)
    const source = root.querySelector(`[name="${field.dataset.askedOf}"]`)
    const isAsked = source !== null && !source.closest('[data-asked-of][hidden]')
    field.hidden = !isAsked || !valuesOf(root, field.dataset.askedOf).some((one) => wanted.includes(one))
  }
}

export function showAsked(root) {
  for (const form of root.querySelectorAll('form:has([data-asked-of]), [data-conditions]')) {
    form.addEventListener('change', () => follow(form))
    follow(form)
  }
}

/** The chair's form of a field shows what its kind has. */
export function showOfKind(root) {
  for (const form of root.querySelectorAll('[data-field-form]')) {
    const kind = form.elements.kind
    const condition = form.elements.condition_id
    const choose = () => {
      for (const part of form.querySelectorAll('[data-of-kind]'))
        part.hidden = kind !== undefined && !part.dataset.ofKind.split(' ').includes(kind.value)
      for (const part of form.querySelectorAll('[data-not-kind]'))
        part.hidden = kind !== undefined && part.dataset.notKind === kind.value
      for (const part of form.querySelectorAll('[data-condition]'))
        part.hidden = part.dataset.condition !== condition.value
    }
    form.addEventListener('change', choose)
    choose()
  }
}
