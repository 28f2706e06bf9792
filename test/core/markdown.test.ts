// Headings in what people write: below those of the page, in order, and none skipped.
import { deepEqual, equal } from 'node:assert/strict'
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
    markdown('@Reviewer 2 & @reviewer 3, `@Reviewer 4` <b>', mark),
    '<p><mark>@Reviewer 2</mark> &amp; <mark>@reviewer 3</mark>, <code>@Reviewer 4</code> &lt;b&gt;</p>\n',
  )
  equal(markdown('@Reviewer 2'), '<p>@Reviewer 2</p>\n')
})
