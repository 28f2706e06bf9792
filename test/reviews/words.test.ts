// What is read in a text: names that give somebody away, and advice that blocks nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adviceOn } from '../../server/reviews/advice.ts'
import { namesIn } from '../../server/reviews/names.ts'

const people = ['José Invented', 'Grace', 'Anne-Marie Madeup', 'Li Wei']

test('names are found whatever their case, accents and blanks, and only as whole words', () => {
  const found = (text: string) => namesIn(text, 'Rita Reviewer', people)
  assert.deepEqual(found('As JOSE\n INVENTED shows'), ['José Invented'])
  assert.deepEqual(found('anne-marie  madeup, Li Wei'), ['Anne-Marie Madeup', 'Li Wei'])
  assert.deepEqual(found('Ask rita.reviewer@home.example'), ['Rita Reviewer', 'rita.reviewer@home.example'])
  assert.deepEqual(found('With good grace, li weighs more; a reviewer named Rita.'), [])
  assert.deepEqual(namesIn('Cheers, Grace.', 'Grace', people), ['Grace'])
})

test('a long text without an address is read quickly', () => {
  const began = performance.now()
  assert.deepEqual(namesIn('a'.repeat(40_000), 'Rita Reviewer', people), [])
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
