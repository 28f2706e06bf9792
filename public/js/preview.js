// A text in Markdown alone, beside what the server draws of it, or only that: Write, Side by side, Preview.
import { bringHtmx } from './htmx.js'

const IDLE = 400
const KEPT = 'writing-mode'

/** Where it does not come, the preview opens as a page of its own. */
function pressWithHtmx(button, press) {
  press.preventDefault()
  bringHtmx().then(
    () => button.click(),
    () => button.form.requestSubmit(button),
  )
}

function dressPart(part) {
  const preview = part.querySelector('[data-preview]')
  const buttons = {
    write: part.querySelector('[data-mode="write"]'),
    beside: part.querySelector('[data-mode="beside"]'),
  }
  const box = part.querySelector('textarea')
  const panel = part.querySelector('.previewpanel')
  let mode = 'write'
  let idle
  let isAsked = false
  const show = (wanted) => {
    mode = wanted
    box.hidden = mode === 'preview'
    panel.hidden = mode === 'write'
    part.classList.toggle('beside', mode === 'beside')
    for (const [name, button] of Object.entries({ ...buttons, preview }))
      button?.setAttribute('aria-pressed', String(name === mode))
  }
  const draw = () =>
    bringHtmx().then(
      () => preview.dispatchEvent(new Event('draw')),
      () => {},
    )
  const choose = (wanted) => {
    show(wanted)
    if (wanted === 'beside') draw()
    if (buttons.beside) localStorage.setItem(KEPT, wanted)
  }
  for (const [name, button] of Object.entries(buttons)) {
    if (!button) continue
    button.hidden = false
    button.addEventListener('click', () => {
      choose(name)
      box.focus()
    })
  }
  show('write')
  if (buttons.beside && box.value && localStorage.getItem(KEPT) === 'beside')
    addEventListener('load', () => choose('beside'))
  box.addEventListener('input', () => {
    clearTimeout(idle)
    if (mode === 'beside') idle = setTimeout(draw, IDLE)
  })
  // What is missing leads to the box, which must be there to be found.
  document.addEventListener('click', ({ target }) => {
    if (mode === 'preview' && target.closest(`a[href="#${CSS.escape(box.id)}"], a[href="#${box.id}"]`))
      show('write')
  })
  preview.addEventListener('click', (event) => {
    isAsked = true
    if (!window.htmx) pressWithHtmx(preview, event)
  })
  panel.addEventListener('htmx:afterSwap', () => {
    if (isAsked) show('preview')
    isAsked = false
  })
}

export function previewTyped(root) {
  for (const part of root.querySelectorAll('[data-previewed]')) dressPart(part)
}
