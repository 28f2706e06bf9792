// The line between the paper and the form: dragged, or moved with the arrow keys; its place is remembered here.
const KEY = 'review-split'
const LEAST = 25
const MOST = 75

const within = (percent) => Math.min(MOST, Math.max(LEAST, Math.round(percent)))

function place(line, percent) {
  const kept = within(percent)
  line.parentElement.style.setProperty('--paper', `${kept}%`)
  line.setAttribute('aria-valuenow', kept)
  localStorage.setItem(KEY, kept)
}

const here = (line) => Number(line.getAttribute('aria-valuenow'))

const moves = {
  ArrowLeft: (now) => now - 2,
  ArrowRight: (now) => now + 2,
  Home: () => LEAST,
  End: () => MOST,
}

function movable(line) {
  const attributes = {
    role: 'separator',
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-label': 'Width of the paper',
  }
  for (const [name, value] of Object.entries({
    ...attributes,
    'aria-valuemin': LEAST,
    'aria-valuemax': MOST,
  })) {
    line.setAttribute(name, value)
  }
  place(line, Number(localStorage.getItem(KEY)) || 50)
  line.addEventListener('keydown', (event) => {
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    place(line, move(here(line)))
  })
  line.addEventListener('pointerdown', (event) => line.setPointerCapture(event.pointerId))
  line.addEventListener('pointermove', (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return
    const { left, width } = line.parentElement.getBoundingClientRect()
    place(line, ((event.clientX - left) / width) * 100)
  })
}

for (const line of document.querySelectorAll('[data-split]')) movable(line)
