// The ranking: by mean, ties by the mean weighted with confidence, then by number; what the filters keep.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLook } from '../../server/decisions/form.ts'
import { type Candidate, lookedAt, ranking } from '../../server/decisions/ranking.ts'
import { START } from '../support/people.ts'

const paper = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  title: `Paper ${id}`,
  topics: [],
  outcome: null,
  note: '',
  told: null,
  ...more,
})
const sent = (overall: number, confidence = 3, fit_for_talk = false) => ({
  overall,
  confidence,
  fit_for_talk,
  submitted_at: START,
})
const draft = { overall: 5, confidence: 5, fit_for_talk: true, submitted_at: null }

test('means decide, then confidence, then the number; papers without a review come last', () => {
  const scores = new Map([
    [1, [sent(3), sent(3)]],
    [2, [sent(5, 1), sent(1, 5)]],
    [3, [sent(5, 5), sent(1, 1)]],
    [4, [sent(4)]],
    [5, [draft]],
    [7, [sent(3), sent(3)]],
  ])
  const board = ranking(
    [7, 6, 5, 4, 3, 2, 1].map((id) => paper(id)),
    scores,
    2,
  )
  assert.deepEqual(
    board.map(({ rank, id }) => [rank, id]),
    [4, 3, 1, 7, 2, 5, 6].map((id, index) => [index + 1, id]),
  )
  assert.deepEqual(
    board.map(({ mean }) => mean),
    [4, 3, 3, 3, 3, null, null],
  )
})

test('a draft counts as expected and as nothing else', () => {
  const [ranked] = ranking([paper(1)], new Map([[1, [sent(2, 3, true), draft]]]), 1)
  assert.ok(ranked)
  const { mean, spread, fit, expected, missing, given } = ranked
  assert.deepEqual(
    { mean, spread, fit, expected, missing },
    { mean: 2, spread: 0, fit: 1, expected: 2, missing: false },
  )
  assert.equal(given.length, 1)
})

const scores = new Map([
  [1, [sent(5), sent(2)]],
  [2, [sent(4), sent(3)]],
  [3, [sent(3, 3, true)]],
])
const board = ranking(
  [
    paper(1, { title: 'Zebra', outcome: 'talk' }),
    paper(2, { topics: ['Kernels'] }),
    paper(3, { title: 'Aardvark' }),
  ],
  scores,
  2,
)
const ids = (query: Record<string, string>) => lookedAt(board, readLook(query)).map(({ id }) => id)

test('filters keep the undecided, the disagreed and those with reviews missing', () => {
  assert.deepEqual(ids({}), [1, 2, 3])
  assert.deepEqual(ids({ show: 'undecided' }), [2, 3])
  assert.deepEqual(ids({ show: 'disagree' }), [1])
  assert.deepEqual(ids({ show: 'missing' }), [3])
  assert.deepEqual(ids({ show: 'undecided', sort: 'title' }), [3, 2])
})

test('search finds numbers, titles and topics; sorting goes both ways', () => {
  assert.deepEqual(ids({ q: 'kern' }), [2])
  assert.deepEqual(ids({ q: 'zebra' }), [1])
  assert.deepEqual(ids({ q: '3' }), [3])
  assert.deepEqual(ids({ sort: 'title' }), [3, 2, 1])
  assert.deepEqual(ids({ sort: '-title' }), [1, 2, 3])
  assert.deepEqual(ids({ sort: 'fit' }), [3, 1, 2])
  assert.deepEqual(ids({ sort: 'spread' }), [1, 2, 3])
  assert.deepEqual(ids({ sort: '-rank' }), [3, 2, 1])
})

test('an address with anything in it still shows a board', () => {
  assert.deepEqual(readLook({ show: 'x', sort: '-x', cut: 'x', q: ['x'] }), {
    show: 'all',
    sort: 'rank',
    down: true,
    q: '',
    cut: null,
  })
})
