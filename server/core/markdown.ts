// Markdown and math to HTML, on the server only: one function for previews and for final pages. Math becomes MathML.
import katex from 'katex'
import MarkdownIt from 'markdown-it'
import { linkPages } from './markdown-pages.ts'

const markdownIt = new MarkdownIt({ html: false, linkify: true, typographer: false })

/** What is nested too deeply to be drawn is shown as it was written: one formula must not take its page away from everybody. */
function mathml(tex: string, displayMode: boolean): string {
  const options = { output: 'mathml', displayMode, throwOnError: false, maxSize: 10, maxExpand: 200 } as const
  try {
    return katex.renderToString(tex, options)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return `<code>${markdownIt.utils.escapeHtml(tex)}</code>`
  }
}

/** The end of a formula that opens at `from`; -1 where none closes. A dollar after a backslash does not close. */
function closing(source: string, from: number, mark: string): number {
  for (let at = source.indexOf(mark, from); at !== -1; at = source.indexOf(mark, at + 1)) {
    if (source[at - 1] !== '\\') return at
  }
  return -1
}

// Before emphasis is looked for, so that stars and underscores inside formulas stay what they are.
markdownIt.inline.ruler.before('escape', 'math', (state, silent) => {
  if (state.src[state.pos] !== '$') return false
  const mark = state.src.startsWith('$$', state.pos) ? '$$' : '$'
  const start = state.pos + mark.length
  const end = closing(state.src, start, mark)
  const tex = end === -1 ? '' : state.src.slice(start, end)
  // "$5 and $6" is money: a formula neither begins nor ends with a space, nor is it followed by a digit.
  const money = mark === '$' && (/^\s|\s$/.test(tex) || /\d/.test(state.src[end + 1] ?? ''))
  if (tex.trim() === '' || money) return false
  if (!silent) {
    const token = state.push('math', 'math', 0)
    token.content = tex
    token.meta = { display: mark === '$$' }
  }
  state.pos = end + mark.length
  return true
})

markdownIt.renderer.rules.math = (tokens, index) => {
  const token = tokens[index]
  return token ? mathml(token.content, token.meta?.display === true) : ''
}

// Headings inside a review or an abstract begin below those of the page and skip no level, wherever their writer began.
markdownIt.core.ruler.push('lower headings', (state) => {
  const headings = state.tokens.filter(({ tag }) => /^h[1-6]$/.test(tag))
  const levels = [...new Set(headings.map(({ tag }) => tag))].toSorted()
  for (const token of headings) token.tag = `h${Math.min(6, levels.indexOf(token.tag) + 3)}`
})

// Text alone: what stands in code, in a formula or in an address is drawn by other rules.
markdownIt.renderer.rules.text = (tokens, index, _options, env) => {
  const words = markdownIt.utils.escapeHtml(tokens[index]?.content ?? '')
  const pattern: unknown = env?.pattern
  return pattern instanceof RegExp ? words.replace(pattern, '<mark>$&</mark>') : words
}

// Pictures would call other hosts and tell them who reads.
markdownIt.disable('image')

markdownIt.core.ruler.push('pages', linkPages)

const openLink = markdownIt.renderer.rules.link_open
markdownIt.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow')
  return openLink ? openLink(tokens, index, options, env, self) : self.renderToken(tokens, index, options)
}

type About = { pdf?: string | null; pattern?: RegExp | null }

/**
 * `pdf`: the address of the paper that the text is about, so that "(p. 3)" in it becomes a link; `pattern`: what it
 * finds, everywhere, is set apart.
 */
export const markdown = (source: string, { pdf = null, pattern = null }: About = {}): string =>
  markdownIt.render(source, { pdf, pattern })
