// Countdowns run on by the server's clock: from the time it named with the page, asked again when one comes back to it.
import { askServer } from './server-clock.js'

const SECOND = 1000
const LAST_MINUTES = 600

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

/** Two or three units, the largest first that is not zero; seconds in the last hour. */
function amounts(seconds) {
  const first = seconds >= 86_400 ? 0 : seconds >= 3600 ? 1 : 2
  let rest = seconds
  return UNITS.slice(first, first === 0 ? 3 : first + 2).map(([unit, length]) => {
    const amount = Math.floor(rest / length)
    rest %= length
    return [amount, amount === 1 ? unit : `${unit}s`]
  })
}

function show(timer, seconds) {
  const shown = amounts(seconds)
  for (const [index, box] of [...timer.children].entries()) {
    box.hidden = index >= shown.length
    if (box.hidden) continue
    const [amount, unit] = shown[index]
    box.querySelector('b').textContent = amount
    box.querySelector('span').textContent = unit
  }
  timer.setAttribute('aria-label', `${timer.dataset.label} ${shown.map((part) => part.join(' ')).join(', ')}`)
  for (const banner of document.querySelectorAll('[data-last-minutes]')) {
    banner.hidden = seconds === 0 || seconds >= LAST_MINUTES
  }
}

function run(timer) {
  const until = Date.parse(timer.dataset.until)
  let ahead = Date.parse(timer.dataset.now) - Date.now()
  const tick = () => {
    if (!timer.isConnected) return clearInterval(clock)
    show(timer, Math.max(0, Math.floor((until - Date.now() - ahead) / SECOND)))
  }
  const clock = setInterval(tick, SECOND)
  addEventListener('focus', async () => {
    const server = await askServer()
    if (server) ahead = server.house - Date.now()
  })
  tick()
}

export function countDown(root) {
  for (const timer of root.querySelectorAll('[data-until][data-now]')) run(timer)
}
