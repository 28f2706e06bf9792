// Heads that sort: the page comes anew around the head that was pressed, which keeps the focus, its place and what was ticked.
import { tellOf } from './dressing.js'

const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }) =>
  button === 0 && !(ctrlKey || metaKey || shiftKey || altKey)

const mainOf = (page) => page.querySelector('#main')
const regionsOf = (main) => [...main.querySelectorAll('.scrollx')]

/** The boxes of rows to tick; those of filters are as the address says. */
const boxesOf = (main) =>
  [...main.querySelectorAll('form[data-select-rows]')]
    .flatMap((form) => [...form.elements])
    .filter(({ type, name }) => type === 'checkbox' && name)

/** Null where something else stands at the address now, such as what is shown to those who are signed out. */
async function fetched(address, pressed, signal) {
  const answer = await fetch(address, { signal })
  if (!answer.ok || answer.redirected) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return page.getElementById(pressed) && mainOf(page)
}

function exchange(old, fresh) {
  const ticked = new Set(
    boxesOf(old).flatMap(({ checked, name, value }) => (checked ? `${name} ${value}` : [])),
  )
  for (const box of boxesOf(fresh)) box.checked = ticked.has(`${box.name} ${box.value}`)
  const places = regionsOf(old).map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])
  const [left, top] = [scrollX, scrollY]
  old.replaceWith(fresh)
  tellOf(fresh)
  scrollTo({ left, top, behavior: 'instant' })
  for (const [at, region] of regionsOf(fresh).entries())
    [region.scrollLeft, region.scrollTop] = places[at] ?? [0, 0]
}

/** Who went on to another head meanwhile stays there; who left the table is left alone. */
function focusAgain(main, held, pressed) {
  if (held === null) return
  const head = document.getElementById(held) ?? document.getElementById(pressed)
  if (main.contains(head)) head.focus({ preventScroll: true })
}

async function sort(head, signal, say) {
  head.closest('.scrollx')?.setAttribute('aria-busy', 'true')
  const address = new URL(head.href)
  address.hash = ''
  const fresh = await fetched(address, head.id, signal).catch(() => null)
  if (signal.aborted) return
  if (!fresh) return location.assign(head.href)
  const [old, { activeElement }] = [mainOf(document), document]
  const held = old.contains(activeElement) || activeElement === document.body ? activeElement.id : null
  exchange(old, fresh)
  // An order is a look at the same page: the way back leads to where one came from.
  history.replaceState(history.state, '', address)
  focusAgain(fresh, held, head.id)
  const order = document.getElementById(head.id)?.closest('th').ariaSort
  say(`Sorted by ${[head.dataset.sort, order].filter(Boolean).join(', ')}.`)
}

export function sortInPlace(root) {
  if (!root.querySelector('a[data-sort]')) return
  const status = document.createElement('p')
  status.className = 'vh'
  status.role = 'status'
  root.body.append(status)
  const say = (words) => {
    status.textContent = words
  }
  let latest = new AbortController()
  root.addEventListener('click', (event) => {
    const head = event.target.closest('a[data-sort]')
    if (!head || !isPlain(event)) return
    event.preventDefault()
    latest.abort()
    latest = new AbortController()
    sort(head, latest.signal, say)
  })
}
