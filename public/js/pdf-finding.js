// Finding words in the paper, and its outline.

async function textOf(pdf, number) {
  const { items } = await (await pdf.getPage(number)).getTextContent()
  return items
    .map(({ str, hasEOL }) => str + (hasEOL ? ' ' : ''))
    .join('')
    .toLowerCase()
}

/** Each page is read once. */
function pagesOf(pdf) {
  const texts = []
  return (number) => (texts[number] ??= textOf(pdf, number))
}

function mark(pane, sought) {
  for (const span of pane.querySelectorAll('.textLayer span'))
    span.classList.toggle('found', sought !== '' && span.textContent.toLowerCase().includes(sought))
}

export function searchWords(pane, pdf, { go, here }) {
  const form = pane.querySelector('[data-finding]')
  const field = form.querySelector('input')
  const told = form.querySelector('output')
  const text = pagesOf(pdf)
  let sought = ''
  pane.addEventListener('words', () => mark(pane, sought))
  /** The next page with it, from here around to here again; 0 where there is none. */
  const nextPage = async (from) => {
    for (let step = 0; step < pdf.numPages; step++) {
      const page = ((from + step) % pdf.numPages) + 1
      if ((await text(page)).includes(sought)) return page
    }
    return 0
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const wanted = field.value.trim().toLowerCase()
    const from = here() - (wanted === sought ? 0 : 1)
    sought = wanted
    mark(pane, sought)
    const page = sought ? await nextPage(from) : 0
    if (page) go(page)
    told.textContent = page ? `On page ${page}` : sought && 'Not in this paper'
  })
}

async function pageOf(pdf, dest) {
  const [ref] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) ?? []
  return ref ? (await pdf.getPageIndex(ref)) + 1 : 1
}

export async function showOutline(pane, pdf, go) {
  const menu = pane.querySelector('[data-outline]')
  const parts = (await pdf.getOutline().catch(() => null)) ?? []
  menu.hidden = parts.length === 0
  const list = menu.querySelector('.pop')
  for (const { title, dest } of parts) {
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', textContent: title })
    button.addEventListener('click', async () => {
      menu.open = false
      go(await pageOf(pdf, dest))
    })
    list.append(button)
  }
}
