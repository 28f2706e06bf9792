// Agreement and leniency: against numbers worked out by hand, and against the formula written out pair by pair.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementInWords, krippendorff } from '../../server/quality/alpha.ts'
import { colleagues } from '../../server/quality/figures.ts'
import type { Overseen } from '../../server/quality/queries.ts'

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/** Every ordered pair of different scores, as the definition has it. */
function byPairs(papers: number[][]): number {
  const compared = papers.filter((scores) => scores.length > 1)
  const all = compared.flat()
  const pairs = (values: number[]) =>
    sum(values.flatMap((a, i) => values.map((b, j) => (i === j ? 0 : (a - b) ** 2))))
  const observed = sum(compared.map((scores) => pairs(scores) / (scores.length - 1))) / all.length
  return 1 - observed / (pairs(all) / (all.length * (all.length - 1)))
}

test('alpha is 1 where all agree, below 0 where they contradict, and nothing where nothing can be compared', () => {
  assert.equal(
    krippendorff([
      [1, 1],
      [5, 5],
      [3, 3, 3],
    ]),
    1,
  )
  assert.ok(
    (krippendorff([
      [1, 5],
      [5, 1],
      [1, 5],
    ]) ?? 0) < 0,
  )
  assert.equal(krippendorff([[3], [], [4]]), null)
  assert.equal(
    krippendorff([
      [3, 3],
      [3, 3],
    ]),
    null,
  )
  // Two papers, two reviewers: observed 2 / 4, expected 2 (1 + 9 + 16 + 4 + 9 + 1) / 12.
  assert.ok(
    Math.abs(
      (krippendorff([
        [1, 2],
        [4, 5],
      ]) ?? 0) -
        (1 - 1 / (80 / 12)),
    ) < 1e-12,
  )
})

test('alpha is what the definition says, whatever the scores', () => {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let world = 0; world < 200; world++) {
    const papers = Array.from({ length: 2 + next(6) }, () =>
      Array.from({ length: next(5) }, () => 1 + next(5)),
    )
    const alpha = krippendorff(papers)
    if (alpha !== null) assert.ok(Math.abs(alpha - byPairs(papers)) < 1e-9)
  }
})

test('words for alpha', () => {
  const words = [0.9, 0.7, 0.4, 0.1, -0.2].map(agreementInWords)
  assert.equal(new Set(words).size, 5)
})

const DUE = Temporal.Instant.from('2023-06-13T12:00:00Z')
const review = (paper_id: number, person_id: number, overall: number | null, hours = -1): Overseen => ({
  id: `${paper_id}-${person_id}`,
  ...{ paper_id, person_id, number: 1, overall, confidence: 3, correctness: 3, relevance: 3 },
  ...{ text: '', note: '', fit_for_talk: false },
  ...{ title: '', reviewer: `Reviewer ${person_id}`, email: '', live: true, unable: false, released: false },
  saved_at: DUE,
  submitted_at: overall === null ? null : DUE.add({ hours }),
  ...{ postponed_until: null, words: 100 * person_id, answers: null, rating: null, own_rating: null },
})

test('who scores higher than the others on the same papers is lenient, and lateness is that of the late', () => {
  const reviews = [
    review(1, 1, 5),
    review(1, 2, 3),
    review(1, 3, 3),
    review(2, 1, 4, 10),
    review(2, 2, 2),
    review(3, 3, 1),
    review(3, 1, null),
  ]
  const [one, two, three] = colleagues(reviews, () => DUE)
  assert.deepEqual(
    [one, two, three].map((person) => [
      person?.sent,
      person?.of,
      person?.mean,
      person?.leniency,
      person?.spread,
      person?.late,
    ]),
    [
      [2, 3, 4.5, 2, 0.5, 10],
      [2, 2, 2.5, -1.5, 0.5, null],
      [2, 2, 2, -1, 1, null],
    ],
  )
  assert.equal(two?.words, 200)
})
