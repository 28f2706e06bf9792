// A broken file for reviewing offline: every fault is named by its line, and stays in its paper.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spelled } from '../../server/reviews/offline/markers.ts'
import { parsed } from '../../server/reviews/offline/parsing.ts'
import { written } from '../../server/reviews/offline/written.ts'

const REVIEW = '3f2b8a52-0c1d-4e5f-8a9b-000000000012'
const REVIEW_2 = REVIEW.replace(/2$/, '3')
const one = (paper: number, review: string) => ({
  paper,
  review,
  version: 3,
  title: 'Plainly Invented Kernels',
  notes: [],
  parts: [
    {
      title: '',
      notes: [],
      questions: [
        { name: 'text', label: 'Review', notes: ['In Markdown.'], answer: `Words on ${paper}.` },
        { name: 'overall', label: 'Overall', notes: [], answer: '4' },
      ],
    },
  ],
})
const whole = written({ title: 'Reviews', notes: [], sheets: [one(12, REVIEW), one(13, REVIEW_2)] })
const lines = whole.split('\n')
const END = spelled({ kind: 'end of answer' })
const lineOf = (words: string) => lines.indexOf(words) + 1

/** Every fault as `line: paper: words`, 0 for those of no paper. */
const faultsIn = (text: string) => {
  const { faults, sheets } = parsed(text)
  const all = [{ paper: 0, faults }, ...sheets]
  return all.flatMap(({ paper, faults: own }) => own.map(({ line: at, says }) => `${at}: ${paper}: ${says}`))
}
const without = (number: number) => lines.toSpliced(number - 1, 1).join('\n')
const instead = (number: number, words: string) => lines.with(number - 1, words).join('\n')

const first = lineOf(spelled({ kind: 'answer', name: 'text' }))
const BROKEN: [what: string, text: string, faults: RegExp[]][] = [
  [
    'an answer without its end',
    without(lineOf(END)),
    [new RegExp(`^${first + 7}: 12: .*“text” of line ${first} has no end`)],
  ],
  [
    'a changed line',
    instead(first, '<!-- rostrum answer the text -->'),
    [new RegExp(`^${first}: 12: This line of the file was changed`)],
  ],
  [
    'a paper without its end',
    without(lineOf(spelled({ kind: 'end of paper', paper: 12 }))),
    [/: 12: Paper 12 has no end/],
  ],
  [
    'words that stand nowhere',
    instead(first - 1, 'Lost words'),
    [new RegExp(`^${first - 1}: 12: This stands outside`)],
  ],
  [
    'an answer twice',
    whole.replace('answer overall', 'answer text'),
    [/: 12: The answer “text” stands here a second time/],
  ],
  [
    'a paper twice',
    whole.replace(REVIEW_2, REVIEW),
    [/^5: 12: This paper stands again on line 29/, /^29: 13: This paper stands on line 5 already/],
  ],
  [
    'a file that was cut',
    lines.slice(0, -6).join('\n'),
    [/: 0: The last line is missing/, /: 13: The answer “overall” .* no end/, /: 13: Paper 13 has no end/],
  ],
  ['another format', instead(1, spelled({ kind: 'begin', format: 2 })), [/^1: 0: This file is of format 2/]],
  ['no first line', without(1), [/: 0: The first line is missing/]],
  ['another file', 'Dear diary,\n\ntoday nothing.', [/^1: 0: A file of reviews begins with/]],
  ['nothing', '', [/^1: 0: A file of reviews begins with/]],
  [
    'two files in one',
    whole + whole,
    [
      /: 0: A second file begins here/,
      /: 12: This paper stands again/,
      /: 13: This paper stands again/,
      /already/,
      /already/,
    ],
  ],
]
for (const [what, text, expected] of BROKEN) {
  test(`${what} is named by its line`, () => {
    const faults = faultsIn(text)
    for (const fault of expected)
      assert.ok(
        faults.some((told) => fault.test(told)),
        `${fault} in\n${faults.join('\n')}`,
      )
    assert.equal(faults.length, expected.length, faults.join('\n'))
  })
}

test('a fault in one paper leaves the others whole', () => {
  const { sheets } = parsed(without(lineOf(END)))
  assert.deepEqual(
    sheets.map(({ faults }) => faults.length),
    [1, 0],
  )
  assert.deepEqual(
    sheets[1]?.answers.map(({ text }) => text),
    ['Words on 13.', '4'],
  )
})
