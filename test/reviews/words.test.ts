// What is read in a text: names that give somebody away, and advice that blocks nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adviceOn } from '../../server/reviews/advice.ts'
import { namesIn } from '../../server/reviews/names.ts'

const rita = { name: 'Rita Reviewer', affiliation: 'Inventix' }
const people = [
  { name: 'José Invented', affiliation: 'Dept. of Machines, University of Invention' },
  { name: 'Grace', affiliation: 'Motive' },
  { name: 'Anne-Marie Madeup', affiliation: '' },
  { name: 'Li Wei', affiliation: 'University of Invention' },
]
const found = (text: string) => namesIn(text, rita, people)

test('names are found whatever their case, accents and blanks, and only as whole words', () => {
  assert.deepEqual(found('As JOSE\n INVENTED shows'), ['José Invented'])
  assert.deepEqual(found('anne-marie  madeup, Li Wei'), ['Anne-Marie Madeup', 'Li Wei'])
  assert.deepEqual(found('Ask rita.reviewer@home.example'), ['Rita Reviewer', 'rita.reviewer@home.example'])
  assert.deepEqual(found('With good grace, li weighs more; a reviewer named Rita.'), [])
  assert.deepEqual(namesIn('Cheers, Grace.', { name: 'Grace', affiliation: '' }, people), ['Grace'])
})

// Rule 13.
test('affiliations are found, those of one word only as the own', () => {
  assert.deepEqual(found('We at the university  of INVENTION know'), ['University of Invention'])
  assert.deepEqual(found('What we do at Inventix'), ['Inventix'])
  assert.deepEqual(found('No motive, and an invention of a university'), [])
})

// Rule 13.
test('home pages are found by the name in them, or by where they lie', () => {
  for (const home of [
    'https://rita-reviewer.example/',
    'https://code.example/reviewerRita/kernels',
    'www.uni.example/~k42',
    'https://uni.example/people/k42.html',
    'https://orcid.org/0000-0002-1825-0097',
  ])
    assert.ok(found(`See ${home} for more`).includes(home), home)
  assert.deepEqual(found('See https://papers.example/abs/2301.1 and https://lib.example/rita (5)'), [])
})

test('a long text without an address is read quickly', () => {
  const began = performance.now()
  assert.deepEqual(found('a'.repeat(40_000)), [])
  assert.deepEqual(found('www.'.repeat(10_000)), [])
  assert.ok(performance.now() - began < 1000)
})

const saved_at = Temporal.Instant.from('2023-06-08T12:00:00Z')
const whole = { text: 'word '.repeat(200), overall: 4, confidence: 3, correctness: 3, saved_at }

test('advice is given on what was saved', () => {
  assert.deepEqual(adviceOn(whole), [])
  assert.deepEqual(adviceOn({ ...whole, text: '', saved_at: null }), [])
  assert.match(adviceOn({ ...whole, text: 'Only four words here' })[0] ?? '', /^Your text is 4 words\./)
  assert.deepEqual(adviceOn({ ...whole, overall: 5, confidence: 1 }), [
    'Overall 5 with confidence 1: is that intended?',
  ])
  assert.deepEqual(adviceOn({ ...whole, correctness: 1 }), [
    'Overall 4 with correctness 1: is that intended?',
  ])
})
