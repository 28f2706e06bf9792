// The words over a drawn page, to be selected: they become a quote in the review, or a private note.

export async function layWords(pdfjs, sheet, page) {
  sheet.querySelector('.textLayer')?.remove()
  const container = document.createElement('div')
  container.className = 'textLayer'
  sheet.append(container)
  const viewport = page.getViewport({ scale: 1 })
  await new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container, viewport }).render()
  sheet.dispatchEvent(new Event('words', { bubbles: true }))
}

/** What is selected in the pages: one line of words, and the page where they begin. */
function selected(pages) {
  const selection = getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  const words = String(selection ?? '')
    .replace(/-\s*\n\s*(?=\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!range || !words || !pages.contains(range.commonAncestorContainer)) return null
  const start = range.startContainer
  const sheet = (start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement).closest('.sheet')
  return sheet ? { words, page: sheet.dataset.page, box: range.getBoundingClientRect() } : null
}

/** At the cursor, as a paragraph of its own; the form saves it like everything typed. */
function insert(field, text) {
  const { selectionStart: at, value } = field
  const before = value.slice(0, at).replace(/\s+$/, '')
  const gap = before === '' ? '' : '\n\n'
  field.setRangeText(`${gap}${text}\n\n`, before.length, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

/** The text that one wrote last, else the first of the form. */
function quoteField() {
  const form = document.querySelector('#review-form')
  return form.querySelector('textarea[data-last]') ?? form.querySelector('.asked:not(.privbox) textarea')
}

export function offerQuotes(pane, pages) {
  const bar = pane.querySelector('.quotebar')
  let found = null
  document.addEventListener('selectionchange', () => {
    const now = selected(pages)
    // Pressing a button of the bar takes the selection away before the press arrives.
    if (!now && bar.contains(document.activeElement)) return
    found = now
    bar.hidden = found === null
    if (!found) return
    const { left, top } = pages.getBoundingClientRect()
    bar.style.setProperty('left', `${Math.max(8, found.box.left - left)}px`)
    bar.style.setProperty('top', `${Math.max(8, found.box.top - top - 44)}px`)
  })
  bar.addEventListener('pointerdown', (event) => event.preventDefault())
  bar.addEventListener('click', ({ target }) => {
    const button = target.closest('button')
    if (!button || !found) return
    const { words, page } = found
    const isPrivate = button.dataset.keep !== undefined
    const field = isPrivate ? document.querySelector('#field-private_notes') : quoteField()
    if (field) insert(field, `> ${words} (p. ${page})`)
    getSelection().removeAllRanges()
    bar.hidden = true
  })
  document.querySelector('#review-form')?.addEventListener('focusin', ({ target, currentTarget }) => {
    if (!target.matches('.asked:not(.privbox) textarea')) return
    for (const old of currentTarget.querySelectorAll('[data-last]')) delete old.dataset.last
    target.dataset.last = ''
  })
}
