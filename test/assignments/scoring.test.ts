// The score of a pair, and the terms that add up to it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bid, scoreFor, textScale, WEIGHTS } from '../../server/assignments/scoring.ts'

const facts = {
  ...{ text: 0.4, paperTopics: [1, 2], reviewerTopics: [2, 7] },
  ...{ bid: 'none' as const, bids: 0, senior: false },
}
const value = (change: Partial<Parameters<typeof scoreFor>[0]>) =>
  scoreFor({ ...facts, ...change })?.value ?? Number.NaN
const near = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`)

test('three quarters text, one quarter topics; each alone where the other is missing', () => {
  near(value({}), 0.75 * 0.4 + 0.25 * 0.5)
  near(value({ paperTopics: [] }), 0.4)
  near(value({ reviewerTopics: [] }), 0.4)
  near(value({ text: null }), 0.9 * 0.5)
})

test('a bid moves a score and makes none: the eager before the willing, all below 1, nothing out of nothing', () => {
  const bids: Bid[] = ['none', 'pinch', 'willing', 'eager']
  const values = bids.map((bid) => value({ bid, bids: 20 }))
  assert.deepEqual(values, values.toSorted())
  assert.ok(new Set(values).size === 4 && Math.max(...values) < 1)
  near(value({ text: 0, reviewerTopics: [9], bid: 'eager', bids: 20 }), 0)
  near(value({ bid: 'eager', bids: 20 }), 0.425 ** (1 / 4))
  near(value({ bid: 'eager', bids: 9 }), 0.425 ** (1 / 2.5))
})

test('the unwilling are out of the question unless the chair allows them', () => {
  assert.equal(scoreFor({ ...facts, bid: 'unwilling' }), null)
  near(scoreFor({ ...facts, bid: 'unwilling' }, { ...WEIGHTS, unwilling: true })?.value ?? 0, 0.425)
})

test('the terms add up to the score', () => {
  for (const bid of ['none', 'eager'] as const)
    for (const text of [null, 0.4])
      for (const senior of [true, false]) {
        const score = scoreFor({ ...facts, bid, text, senior }, { ...WEIGHTS, senior: -0.02 })
        const sum = score?.terms.reduce((total, { amount }) => total + amount, 0)
        near(sum ?? 0, score?.value ?? 1)
        assert.equal(
          score?.terms.find(({ name }) => name === 'seniority')?.amount,
          senior ? -0.02 : undefined,
        )
      }
})

test('what one pair in a hundred passes counts as the whole of a text', () => {
  assert.equal(textScale(Float64Array.from({ length: 101 }, (_, at) => at / 100)), 0.99)
  assert.equal(textScale(new Float64Array(4)), 1)
})
