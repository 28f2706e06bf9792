// A matching is computed once for the same facts and wishes, and anew for others.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rememberingMatches } from '../../server/rehearsal/matched.ts'
import type { Facts } from '../../server/runs/facts.ts'
import { match } from '../../server/runs/matching.ts'
import { WISHES } from '../../server/runs/wishes.ts'

/** Two papers and two reviewers, of whom the first asks for the paper that is named. */
const facts = (eager: number): Facts => ({
  papers: [1, 2].map((id) => ({ id, topics: [], wanted: null, text: '', isRead: true })),
  reviewers: [11, 12].map((id) => ({
    ...{ id, name: `Reviewer ${id}`, load: 1, topics: [], senior: false, standby: false },
    ...{ institution: null, past: [] },
  })),
  ...{ standing: [], forbidden: new Set(), locked: [], written: [], coauthors: [], known: new Map() },
  bids: [{ paper_id: eager, person_id: 11, level: 'eager' }],
  scoreFiles: [],
})
const asking = (seed: number) => ({ ...WISHES, wanted: 1, seed })

function counting() {
  let computed = 0
  const matched = rememberingMatches(async (...given) => {
    computed += 1
    return match(...given)
  })
  return { matched, computed: () => computed }
}

test('the same facts and wishes are matched once, others anew', async () => {
  const { matched, computed } = counting()
  for (const [given, asked] of [
    [facts(1), asking(1)],
    [facts(2), asking(1)],
    [facts(1), asking(2)],
    [facts(1), asking(1)],
    [facts(2), asking(1)],
  ] as const)
    assert.deepEqual(await matched(given, asked), match(given, asked))
  assert.equal(computed(), 3)
})

test('only the last few are remembered, and no failure is', async () => {
  const { matched, computed } = counting()
  for (const seed of [1, 2, 3, 4, 5, 5, 2]) await matched(facts(1), asking(seed))
  assert.equal(computed(), 5)
  await matched(facts(1), asking(1))
  assert.equal(computed(), 6)
  let tries = 0
  const failing = rememberingMatches(async () => {
    tries += 1
    throw new Error('The thread has ended.')
  })
  for (const _ of [1, 2]) await assert.rejects(failing(facts(1), asking(1)))
  assert.equal(tries, 2)
})
