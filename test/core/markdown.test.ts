// Headings in what people write: below those of the page, in order, and none skipped.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { markdown } from '../../server/core/markdown.ts'

const levels = (source: string) => [...markdown(source).matchAll(/<(h\d)>/g)].map(([, tag]) => tag)

test('the first level of a text is the third of its page, wherever the writer began', () => {
  deepEqual(levels('# One\n\n## Two\n\n# Three'), ['h3', 'h4', 'h3'])
  deepEqual(levels('### Summary\n\n### Details'), ['h3', 'h3'])
  deepEqual(levels('## Summary\n\n##### Deep\n\n## Details'), ['h3', 'h4', 'h3'])
})

test('what a pattern finds is set apart in text, and nowhere else', () => {
  const mark = /@reviewer\s*\d+/gi
  equal(
    markdown('@Reviewer 2 & @reviewer 3, `@Reviewer 4` <b>', { pattern: mark }),
    '<p><mark>@Reviewer 2</mark> &amp; <mark>@reviewer 3</mark>, <code>@Reviewer 4</code> &lt;b&gt;</p>\n',
  )
  equal(markdown('@Reviewer 2'), '<p>@Reviewer 2</p>\n')
})

test('the page of a quote leads to the paper, where one is named, and nowhere within code or another link', () => {
  const written = '> Words (p. 3)\n\n`(p. 4)` and [a (p. 5)](https://work.example/), (p. 0) or (p. 12)'
  const linked = [...markdown(written, { pdf: '/files/a/view' }).matchAll(/href="([^"]*)"/g)].map(
    ([, href]) => href,
  )
  deepEqual(linked, ['/files/a/view#page=3', 'https://work.example/', '/files/a/view#page=12'])
  match(
    markdown('Words (p. 3).', { pdf: '/files/a/view' }),
    /<p>Words \(<a [^>]*aria-label="p\. 3 of[^>]*>p\. 3<\/a>\)\.<\/p>/,
  )
  doesNotMatch(markdown(written), /#page/)
})

test('a formula nested too deeply is shown as it was written, and takes no page away', () => {
  for (const opening of ['{', '\\sqrt{', '\\frac{<}{', '\\left(', '\\displaystyle ', '\\color{red}'])
    match(markdown(`Before $${opening.repeat(6000)}x$ after`), /^<p>Before (?!\$).* after<\/p>\n$/s)
  match(markdown(`$\\sqrt{${'{'.repeat(9000)}<b>${'}'.repeat(9001)}$`), /<code>\\sqrt\{.*&lt;b&gt;/)
})
