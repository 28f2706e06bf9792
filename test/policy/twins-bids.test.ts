// The SQL of the lists of bids and of past papers agrees with policy, row by row, for every kind of viewer.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { standingBids } from '../../server/bids/queries.ts'
import { type House, reading } from '../../server/context.ts'
import { pastTexts, reviewerTopics } from '../../server/expertise/queries.ts'
import { maySeeBid } from '../../server/policy/bids.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { furnish, KINDS, type Kind, PAPERS, type Traits } from './every-kind-of-review.ts'

const clone = await cloneDatabase()
const { db } = clone
const house: House = await houseOn(db, () => START)
after(() => clone.drop())

const { people, papers } = await furnish(db)
const kinds = Object.keys(KINDS).filter((name): name is Kind => name in KINDS)
const idOf = (name: string) => people[name] ?? 0
const readingOf = (name: string) =>
  reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })

const all = PAPERS.flatMap((state) =>
  kinds.map((kind) => ({ state, kind, paper_id: papers[state] ?? 0, person_id: idOf(kind) })),
)
await db('bids').insert(
  all.map(({ paper_id, person_id }) => ({ paper_id, person_id, level: 'willing', bid_at: START })),
)
await db('authorships')
  .where({ person_id: idOf('author') })
  .update({ person_id: idOf('idle') })
await db('past_papers').insert(
  kinds.map((kind) => ({
    ...{ person_id: idOf(kind), title: `Before ${kind}`, source: 'pasted', added_at: START },
  })),
)

const inReview = (state: string) => ['open', 'released', 'undone'].includes(state)
const counts = (kind: Kind) => {
  const { left, conflict }: Traits = KINDS[kind]
  return !left && !conflict && kind !== 'idle'
}
const keyOf = ({ paper_id, person_id }: { paper_id: number; person_id: number }) => `${paper_id} ${person_id}`

// Rules 28 and 29.
test('chairs read the bids of reviewers who may review, but not on papers of their own conflicts', async () => {
  const seen: Record<string, number> = {}
  for (const name of ['chair', 'conflictedChair', 'authorChair']) {
    const r = await readingOf(name)
    const allowed = all.filter(
      (bid) => inReview(bid.state) && counts(bid.kind) && maySeeBid(r.viewer, bid) === 'yes',
    )
    assert.deepEqual((await standingBids(r)).map(keyOf).sort(), allowed.map(keyOf).sort(), name)
    seen[name] = allowed.length
  }
  const each = kinds.filter(counts).length
  assert.deepEqual(seen, { chair: 3 * each, conflictedChair: each, authorChair: 0 })
})

test('past papers are those of reviewers, own submissions among them, unless the viewer is in conflict', async () => {
  const before = kinds.filter((kind) => kind !== 'left').map((kind) => `Before ${kind}`)
  for (const [name, states] of [
    ['chair', PAPERS],
    ['conflictedChair', PAPERS.filter((state) => state !== 'open' && state !== 'released')],
    ['authorChair', []],
  ] as const) {
    const titles = (await pastTexts(await readingOf(name))).map(({ title }) => title)
    assert.deepEqual(titles.sort(), [...before, ...states].sort(), name)
  }
})

test('topics are those of reviewers who are still here', async () => {
  const topic = await db('topics').first<{ id: number }>('id')
  for (const kind of ['sent', 'left'] as const)
    await db('reviewer_topics').insert({ person_id: idOf(kind), topic_id: topic?.id, level: 5 })
  const known = await reviewerTopics(await readingOf('chair'))
  assert.deepEqual(known, [{ person_id: idOf('sent'), topic_id: topic?.id, level: 5 }])
})
