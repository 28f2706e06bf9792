// What is read out of pasted BibTeX, pasted abstracts and the text of a PDF.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paperInPdf, papersIn } from '../../server/expertise/reading.ts'

test('BibTeX: nested braces, quotes, accents, other fields and entries without a title', () => {
  const papers = papersIn(String.raw`
@string{icml = "Invented Conference"}
@inproceedings{a,
  booktitle = {Proceedings of Nothing},
  title = {The {GPU} that L{\"o}wen {\'E}crivent},
  abstract = "We {quote} {"}nothing{"} here, and
    go on.",
  year = 2022
}
@article(b, title = "Plain, with a comma", year = {2021})
@misc{c, note = {No title here}}`)
  assert.deepEqual(
    papers.map(({ title, source }) => [title, source]),
    [
      ['The GPU that Lowen Ecrivent', 'bibtex'],
      ['Plain, with a comma', 'bibtex'],
    ],
  )
  assert.match(papers[0]?.words ?? '', /^We quote "nothing" here, and\s+go on\.$/)
  assert.equal(papers[1]?.words, '')
})

test('titles and abstracts, parted by empty lines', () => {
  const papers = papersIn('One Title\r\nIts abstract,\r\nin two lines.\r\n\r\n\r\nAnother @ Title\n')
  assert.deepEqual(papers, [
    { title: 'One Title', words: 'Its abstract,\nin two lines.', source: 'pasted' },
    { title: 'Another @ Title', words: '', source: 'pasted' },
  ])
  assert.deepEqual(papersIn(' \n\n '), [])
})

test('the title of a PDF is typed, or read below what archives print above it', () => {
  const text =
    'arXiv:2305.00001v2 [cs.LG]\nPublished as a paper\nA Title That Was Found\nAnn Author\fPage two'
  assert.equal(paperInPdf(text, '')?.title, 'A Title That Was Found')
  assert.equal(paperInPdf(text, 'Typed')?.title, 'Typed')
  assert.match(paperInPdf(text, '')?.words ?? '', /Page two/)
  assert.equal(paperInPdf('', ''), null)
})
