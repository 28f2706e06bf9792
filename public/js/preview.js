// Write and Preview beside a text in Markdown: what the server draws of it takes the place of the box.
export function previewTyped(root) {
  for (const part of root.querySelectorAll('[data-previewed]')) {
    const write = part.querySelector('[data-write]')
    const preview = part.querySelector('[data-preview]')
    const box = part.querySelector('textarea')
    const panel = part.querySelector('.previewpanel')
    const show = (isDrawn) => {
      box.hidden = isDrawn
      panel.hidden = !isDrawn
      write.setAttribute('aria-pressed', String(!isDrawn))
      preview.setAttribute('aria-pressed', String(isDrawn))
    }
    write.hidden = false
    show(false)
    write.addEventListener('click', () => {
      show(false)
      box.focus()
    })
    // What is missing leads to the box, which must be there to be found.
    document.addEventListener('click', ({ target }) => {
      if (target.closest(`a[href="#${box.id}"]`)) show(false)
    })
    panel.addEventListener('htmx:afterSwap', () => show(true))
  }
}
