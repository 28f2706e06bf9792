// Which pages one opened last, for the finder: in this browser alone, by person, until one signs out.
import { keyOfPages, recall, remember } from './stored.js'

const MOST = 6
/** Where everybody begins, and what is there only once. */
const PASSED =
  /^\/(?:desk|finder|rehearsal|sessions|account\/(?:confirmations|emails|password-resets))(?![\w-])|^\/$/

const isKept = () =>
  !document.title.startsWith('Error:') && !document.querySelector('[data-overtaken], [data-unsent]')

/** The address that the switch of themes comes back to is a page also where this one answers a form. */
const here = () => document.querySelector('.theme [name=back]')?.value ?? ''

const key = () => keyOfPages(document.body.dataset.as)
const pagesKept = () => recall(key())?.fields ?? []

export function rememberPage() {
  const address = here()
  if (!document.body.dataset.as || !address || PASSED.test(address) || !isKept()) return
  const path = address.replace(/\?.*/, '')
  const others = pagesKept().filter(([kept]) => kept.replace(/\?.*/, '') !== path)
  const words = document.title.replace(/ · [^·]*$/, '')
  remember(key(), [[address, words], ...others].slice(0, MOST + 1))
}

/** Before anything is typed; the page on which one is leads nowhere. */
export function showLastNeeded(root) {
  const found = root.querySelector('.finds > [data-q=""]')
  const template = document.querySelector('#last-needed')
  if (!found || !template || !document.body.dataset.as) return
  const pages = pagesKept().filter(([address]) => address !== here())
  if (pages.length === 0) return
  const section = template.content.cloneNode(true)
  const list = section.querySelector('ul')
  const line = list.firstElementChild
  list.replaceChildren(
    ...pages.slice(0, MOST).map(([address, words]) => {
      const row = line.cloneNode(true)
      row.querySelector('a').href = address
      row.querySelector('span').textContent = words
      return row
    }),
  )
  found.prepend(section)
}
