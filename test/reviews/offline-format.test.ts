// The file for reviewing offline, written and read again: whatever stands in it survives.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decoded } from '../../server/reviews/offline/decoding.ts'
import { spelled } from '../../server/reviews/offline/markers.ts'
import { parsed } from '../../server/reviews/offline/parsing.ts'
import type { FileIn } from '../../server/reviews/offline/places.ts'
import { ticksIn, ticksOf } from '../../server/reviews/offline/ticks.ts'
import { type FileOut, plain, written } from '../../server/reviews/offline/written.ts'

const REVIEW = '3f2b8a52-0c1d-4e5f-8a9b-000000000012'

/** Lines like our own, near misses of them, and what editors and Markdown make of lines. */
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    spelled({ kind: 'end of answer' }),
    spelled({ kind: 'answer', name: 'text' }),
    spelled({ kind: 'paper', paper: 12, review: REVIEW, version: 3 }),
    spelled({ kind: 'end' }),
    '  <!-- rostrum anything',
    '\\<!-- rostrum end of answer -->',
    '\t\\\\<!--rostrum',
    '<!-- Rostrum END OF ANSWER -->  ',
    '<!-- another comment -->',
    '# Heading',
    '> Quote',
    '- [x] Box',
    'Two blanks at the end  ',
    '\u00a0\u2028',
    '',
    '\r',
  ),
)
const prose = fc
  .array(line, { maxLength: 6 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)))
const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 4 })
const question = fc.record({
  name: fc.constantFrom('text', 'note', 'overall', 'private_notes', 'f12', 'f345'),
  label: prose,
  notes: fc.array(prose, { maxLength: 2 }),
  answer: prose,
})
const questions = fc.uniqueArray(question, { selector: ({ name }) => name, maxLength: 4 })
const file: fc.Arbitrary<FileOut> = ids.chain((reviews) =>
  fc.record({
    title: prose,
    notes: fc.array(prose, { maxLength: 2 }),
    sheets: fc.tuple(
      ...reviews.map((review) =>
        fc.record({
          review: fc.constant(review),
          paper: fc.integer({ min: 1, max: 999_999_999 }),
          version: fc.integer({ min: 1, max: 999_999_999 }),
          title: prose,
          notes: fc.array(prose, { maxLength: 2 }),
          parts: fc.tuple(fc.record({ title: prose, notes: fc.array(prose, { maxLength: 1 }), questions })),
        }),
      ),
    ),
  }),
)

const said = ({ sheets }: FileIn) =>
  sheets.map(({ paper, review, version, answers }) => ({
    paper,
    review,
    version,
    answers: answers.map(({ name, text }) => [name, text]),
  }))

test('whatever is written is read again, also with other ends of lines and a mark at the beginning', () => {
  fc.assert(
    fc.property(file, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'), (out, end, mark) => {
      const back = parsed(mark + written(out).replaceAll('\n', end))
      assert.deepEqual([back.faults, back.sheets.flatMap(({ faults }) => faults)], [[], []])
      const meant = out.sheets.map(({ paper, review, version, parts }) => {
        const answers = parts
          .flatMap((part) => part.questions)
          .map(({ name, answer }) => [name, plain(answer)])
        return { paper, review, version, answers }
      })
      assert.deepEqual(said(back), meant)
    }),
    { numRuns: process.env.TEST_LONG ? 5000 : 300 },
  )
})

const laptops = { kind: 'choices' as const, options: ['A laptop', 'A cluster [x]'] }

test('boxes are ticked and read again, and a box that was not there is named', () => {
  const text = ticksOf(laptops, ['A cluster [x]', 'A bench, once offered'])
  assert.equal(text, '- [ ] A laptop\n- [x] A cluster [x]\n- [x] A bench, once offered')
  const answer = { name: 'f1', text, line: 40 }
  const standing = ['A bench, once offered']
  assert.deepEqual(ticksIn(laptops, answer, standing), {
    value: ['A cluster [x]', 'A bench, once offered'],
    faults: [],
  })
  const { faults } = ticksIn(laptops, answer, '')
  assert.deepEqual(
    faults.map(({ line: at }) => at),
    [42],
  )
  const two = ticksIn(
    { ...laptops, kind: 'choice' },
    { ...answer, text: text.replace('[ ]', '[X]') },
    standing,
  )
  assert.match(two.faults[0]?.says ?? '', /Only one/)
})

test('what is not UTF-8 is read as well as can be, and its line is named', () => {
  assert.deepEqual(decoded(Buffer.from('\uFEFFna\u00efve')), { text: 'na\u00efve', because: null })
  const old = decoded(Buffer.from('one\r\ntwo na\u00efve', 'latin1'))
  assert.equal(old.text, 'one\r\ntwo na\u00efve')
  assert.match(old.because ?? '', /^Line 2 is not in UTF-8/)
  const wide = decoded(Buffer.from('\uFEFFna\u00efve', 'utf16le'))
  assert.equal(wide.text, 'na\u00efve')
  assert.match(wide.because ?? '', /UTF-16/)
  assert.match(decoded(Buffer.from('a\0b')).because ?? '', /no text/)
})
