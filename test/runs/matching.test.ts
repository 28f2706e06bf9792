// The matching of a run: always within its rules, as good as can be, its loads even and its shortages shared.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pairKey } from '../../server/assignments/board.ts'
import { randomFrom } from '../../server/core/random.ts'
import type { Wishes } from '../../server/core/tables-matching.ts'
import { matchAside } from '../../server/runs/aside.ts'
import { match } from '../../server/runs/matching.ts'
import { WISHES } from '../../server/runs/wishes.ts'

type Facts = Parameters<typeof match>[0]
type Ids = { id: number; topics: number[] }[]

const standingPair = (paper_id: number, person_id: number, suspended = false) => ({
  ...{ paper_id, person_id, suspended },
  begun: false,
})
const asking = (wanted: number, seed: number, wishes: Partial<Wishes> = {}) => ({
  ...{ ...WISHES, wanted, seed },
  ...wishes,
})

/** A world of topics alone. */
const known = ({
  papers,
  reviewers,
  ...rest
}: { papers: Ids; reviewers: (Ids[number] & { load: number })[] } & Pick<
  Facts,
  'standing' | 'forbidden'
>): Facts => ({
  ...rest,
  papers: papers.map(({ id, topics }) => ({ id, topics, wanted: null, text: '', isRead: true })),
  reviewers: reviewers.map(({ id, topics, load }) => ({
    ...{ id, topics, load, name: `Reviewer ${id}` },
    ...{ senior: false, standby: false, institution: null, past: [] },
  })),
  ...{ locked: [], bids: [], written: [], coauthors: [], known: new Map(), scoreFiles: [] },
})

/** An invented workshop: a few topics each, some conflicts, some pairs standing, sometimes too few reviewers. */
function facts(seed: number, size: { papers: number; reviewers: number; load: number }): Facts {
  const noise = randomFrom(seed)
  const topics = () => [1, 2, 3, 4, 5].filter(() => noise() < 0.3)
  const papers = Array.from({ length: size.papers }, (_, n) => ({ id: n + 1, title: '', topics: topics() }))
  const reviewers = Array.from({ length: size.reviewers }, (_, n) => ({
    id: n + 501,
    load: size.load,
    topics: topics(),
  }))
  const pairs = papers.flatMap(({ id }) => reviewers.map((one) => ({ paper_id: id, person_id: one.id })))
  const forbidden = new Set(pairs.filter(() => noise() < 0.15).map(pairKey))
  const free = pairs.filter((pair) => !forbidden.has(pairKey(pair)))
  return known({
    papers,
    reviewers,
    forbidden,
    standing: free.filter(() => noise() < 0.04).map((one) => standingPair(one.paper_id, one.person_id)),
  })
}

const countBy =
  <T>(list: T[], key: (one: T) => number) =>
  (id: number) =>
    list.filter((one) => key(one) === id).length

test('no conflict, no pair twice, no load passed, three reviewers wherever they can be had', () => {
  let short = 0
  for (let seed = 1; seed <= 60; seed++) {
    const asked = facts(seed, { papers: 4 + (seed % 9), reviewers: 3 + (seed % 8), load: 2 + (seed % 4) })
    const { pairs, reasons, failure } = match(asked, asking(3, seed))
    assert.equal(failure, null)
    const all = [...asked.standing, ...pairs]
    assert.equal(new Set(all.map(pairKey)).size, all.length)
    assert.ok(!pairs.some((pair) => asked.forbidden.has(pairKey(pair))))
    const [ofPaper, ofReviewer] = [countBy(all, (one) => one.paper_id), countBy(all, (one) => one.person_id)]
    const stood = countBy(asked.standing, (one) => one.person_id)
    for (const { id, load } of asked.reviewers) assert.ok(ofReviewer(id) <= Math.max(load, stood(id)))
    for (const { id } of asked.papers) {
      const missing = reasons.find(({ paper_id }) => paper_id === id)?.missing ?? 0
      short += missing
      assert.equal(ofPaper(id) < 3 ? 3 - ofPaper(id) : 0, missing)
    }
  }
  assert.ok(short > 20, `only ${short} places were short, so the shortage was hardly tried`)
})

test('where places are short, they are shared: nobody has three while a paper that could have more has one', () => {
  const papers = Array.from({ length: 6 }, (_, n) => ({ id: n + 1, title: '', topics: [] }))
  const reviewers = Array.from({ length: 4 }, (_, n) => ({ id: n + 501, load: 3, topics: [] }))
  for (let seed = 0; seed < 10; seed++) {
    const { pairs, reasons } = match(
      known({ papers, reviewers, standing: [], forbidden: new Set() }),
      asking(3, seed),
    )
    const ofPaper = countBy(pairs, (one) => one.paper_id)
    assert.deepEqual(
      papers.map(({ id }) => ofPaper(id)),
      [2, 2, 2, 2, 2, 2],
    )
    assert.deepEqual(
      reasons.map(({ missing }) => missing),
      [1, 1, 1, 1, 1, 1],
    )
  }
})

test('loads are even where that costs no match', () => {
  const papers = Array.from({ length: 8 }, (_, n) => ({ id: n + 1, title: '', topics: [] }))
  const reviewers = Array.from({ length: 12 }, (_, n) => ({ id: n + 501, load: 6, topics: [] }))
  const { pairs } = match(known({ papers, reviewers, standing: [], forbidden: new Set() }), asking(3, 1))
  const ofReviewer = countBy(pairs, (one) => one.person_id)
  assert.deepEqual(
    reviewers.map(({ id }) => ofReviewer(id)),
    new Array(12).fill(2),
  )
})

test('a suspended assignment holds no place, a standing one is kept even beyond what is asked', () => {
  const papers = [{ id: 1, title: '', topics: [] }]
  const reviewers = [501, 502, 503].map((id) => ({ id, load: 1, topics: [] }))
  const forbidden = new Set([pairKey({ paper_id: 1, person_id: 501 })])
  const suspended = match(
    known({ papers, reviewers, standing: [standingPair(1, 501, true)], forbidden }),
    asking(2, 1),
  )
  assert.deepEqual(suspended.pairs.map(({ person_id }) => person_id).sort(), [502, 503])
  const standing = [501, 502, 503].map((id) => standingPair(1, id))
  assert.deepEqual(
    match(known({ papers, reviewers, standing, forbidden: new Set() }), asking(2, 1)).pairs,
    [],
  )
})

test('aside, in a thread, the same comes out; told to stop, it comes to an end', async () => {
  const asked = facts(7, { papers: 9, reviewers: 8, load: 4 })
  assert.deepEqual(await matchAside(asked, asking(3, 7)), match(asked, asking(3, 7)))
  const stopped = await matchAside(asked, asking(3, 7), { signal: AbortSignal.abort() })
  assert.equal(stopped.failure, null)
})

test('nothing to match is no failure', () => {
  const none = { papers: [], reviewers: [], standing: [], forbidden: new Set<string>() }
  const { pairs, reasons, failure, outcome } = match(known(none), asking(3, 1))
  assert.deepEqual({ pairs, reasons, failure }, { pairs: [], reasons: [], failure: null })
  assert.equal(outcome.status, 'optimal')
  const papers = [{ id: 1, title: '', topics: [] }]
  assert.deepEqual(match(known({ ...none, papers }), asking(3, 1)).reasons, [
    { paper_id: 1, wanted: 3, missing: 3, allowed: 0, room: false },
  ])
})
