// The checklist beside a form follows what the form has saved: what is done, and what is asked only now.
function row(list, { key, label }) {
  const known = [...list.children].find(({ dataset }) => dataset.step === key)
  if (known) return known
  const fresh = list.firstElementChild.cloneNode(true)
  fresh.dataset.step = key
  for (const words of fresh.querySelectorAll('[data-step-label]')) words.textContent = label
  return fresh
}

function mark(item, { field, done }) {
  item.classList.toggle('done', done)
  item.querySelector('[data-step-words]').textContent = done ? ', done' : ', missing'
  const way = item.querySelector('a')
  if (way) Object.assign(way, { href: `#field-${field}`, hidden: done })
}

function follow(root, steps) {
  const list = root.querySelector('[data-steps]')
  if (!list?.firstElementChild) return
  const rows = steps.map((step) => row(list, step))
  for (const [index, item] of rows.entries()) mark(item, steps[index])
  list.replaceChildren(...rows)
  const isDone = new Map(steps.map(({ key, done }) => [key, done]))
  for (const place of root.querySelectorAll('[data-step-all]')) {
    const keys = place.dataset.stepAll.split(' ')
    place.classList.toggle(
      'done',
      keys.every((key) => isDone.get(key) ?? true),
    )
  }
  root.querySelector('[data-steps-done]').textContent = steps.filter(({ done }) => done).length
  root.querySelector('[data-steps-most]').textContent = steps.length
}

export function followSaves(root) {
  root.addEventListener('saved', ({ detail }) => detail.steps?.length > 0 && follow(root, detail.steps))
}
