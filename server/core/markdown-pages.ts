// "(p. 3)" in a text about one paper, as a quote from it ends: a link to that page of its PDF.
import type { StateCore, Token } from 'markdown-it'

const PAGE = /\(p\. ([1-9]\d{0,3})\)/

function link({ Token }: StateCore, pdf: string, page: string): Token[] {
  const [open, text, close] = [
    new Token('link_open', 'a', 1),
    new Token('text', '', 0),
    new Token('link_close', 'a', -1),
  ]
  open.attrs = [
    ['href', `${pdf}#page=${page}`],
    ['target', '_blank'],
    ['data-page', page],
    ['aria-label', `p. ${page} of the paper, opens in a new tab`],
  ]
  text.content = `p. ${page}`
  return [open, text, close]
}

/** Words and numbers of pages take turns. */
const parted = (state: StateCore, pdf: string, { content }: Token): Token[] =>
  content.split(PAGE).flatMap((part, index, parts) => {
    if (index % 2 === 1) return link(state, pdf, part)
    const text = new state.Token('text', '', 0)
    text.content = (index > 0 ? ')' : '') + part + (index < parts.length - 1 ? '(' : '')
    return [text]
  })

/** Without `pdf`, the address of the paper, the words stay words. */
export function linkPages(state: StateCore): void {
  const { pdf } = state.env
  if (typeof pdf !== 'string') return
  for (const block of state.tokens) {
    let links = 0
    block.children &&= block.children.flatMap((token) => {
      if (/^link_/.test(token.type)) links += token.nesting
      return token.type === 'text' && links === 0 ? parted(state, pdf, token) : [token]
    })
  }
}
