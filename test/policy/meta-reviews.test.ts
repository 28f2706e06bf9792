// The finders of meta-reviews and policy agree, row by row, for every kind of viewer and every choice of readers.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type House, reading, viewersOf } from '../../server/context.ts'
import type { MetaRules } from '../../server/core/tables-meta-reviews.ts'
import { candidatesFor, findMeta } from '../../server/meta-review/queries.ts'
import * as policy from '../../server/policy/meta-reviews.ts'
import { because } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { furnish, PAPERS } from './every-kind-of-review.ts'
import { person } from './viewers.ts'

const clone = await cloneDatabase()
const house: House = await houseOn(clone.db, () => START)
after(() => clone.drop())
const { people, papers } = await furnish(clone.db)
for (const state of PAPERS)
  await clone.db('meta_reviews').insert({
    ...{ paper_id: papers[state], person_id: people.sent, assigned_at: START, assigned_by: people.chair },
    ...{ recommendation: 'talk', text: 'Invented.', saved_at: START, submitted_at: START },
  })
const released = (state: string) => state === 'released' || state === 'releasedAndWithdrawn'

for (const readers of ['chairs', 'reviewers', 'authors'] satisfies MetaRules['readers'][]) {
  // Rules 19 and 41.
  test(`finders and policy agree, for ${readers}`, async () => {
    const rules = { active: true, readers }
    await clone.db('meta_review_rules').update(rules)
    const found: string[] = []
    for (const name of ['visitor', ...Object.keys(people)]) {
      const r = await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
      for (const state of PAPERS) {
        const meta = { paper_id: papers[state] ?? 0, person_id: people.sent ?? 0, submitted_at: START }
        const facts = { ...meta, released: released(state) }
        const may = policy.mayReadMetaReview(r.viewer, facts, rules, r.workshop.other_reviews) === 'yes'
        assert.equal((await findMeta(r, meta.paper_id)) !== undefined, may, `${name}, ${state}`)
        if (may && state === 'released') found.push(name)
      }
    }
    const expected = {
      chairs: ['chair', 'sent', 'sentToo'],
      reviewers: ['chair', 'sent', 'sentToo'],
      authors: ['author', 'authorChair', 'chair', 'sent', 'sentToo'],
    }
    assert.deepEqual(found.sort(), expected[readers])
  })
}

test('who can be chosen and who may be named are the same people', async () => {
  const paperId = papers.open ?? 0
  const r = await reading(house, { personId: people.chair ?? null, now: START, requestId: 'twins' })
  const listed = new Set((await candidatesFor(r, paperId)).map(({ id }) => id))
  for (const viewer of await viewersOf(clone.db, Object.values(people)))
    assert.equal(
      listed.has(viewer.personId ?? 0),
      policy.mayBeMetaReviewer(viewer, paperId) === 'yes',
      viewer.name,
    )
  assert.ok(listed.has(people.chair ?? 0) && !listed.has(people.conflicted ?? 0))
})

const PAPER = 7
const of = new Set([PAPER])
const paper = { id: PAPER, submitted_at: START, withdrawn_at: null, desk_rejected_at: null }
const chair = person(1, { isChair: true })
const reviewer = person(2, { isReviewer: true, assigned: of })
const weigher = person(2, { isReviewer: true, weighing: of })
const outside = [
  visitor,
  person(3),
  person(4, { isChair: true, conflicted: of }),
  person(5, { isReviewer: true, assigned: of, conflicted: of }),
  person(6, { isReviewer: true, weighing: of, conflicted: of }),
]

test('who names, who may be named, who writes', () => {
  const now = { now: START }
  const rules = { active: true, readers: 'chairs' } as const
  const naming = (viewer: Viewer, active = true) =>
    policy.mayNameMetaReviewer(viewer, paper, now, { ...rules, active })
  assert.equal(naming(chair), 'yes')
  assert.equal(naming(chair, false), 'hidden')
  const meta = { paper_id: PAPER, person_id: 2, submitted_at: null, released: false }
  for (const who of outside) {
    assert.equal(naming(who), 'hidden')
    assert.match(because(policy.mayBeMetaReviewer(who, PAPER)) ?? '', /one of the reviewers/)
    const own = { ...meta, person_id: who.personId ?? 0 }
    assert.equal(policy.mayWriteMetaReview(who, own, paper, now), 'hidden')
  }
  for (const who of [chair, reviewer, person(8, { isReviewer: true })])
    assert.equal(policy.mayBeMetaReviewer(who, PAPER), 'yes')
  assert.equal(policy.mayWriteMetaReview(weigher, meta, paper, now), 'yes')
  assert.equal(policy.mayWriteMetaReview(reviewer, meta, paper, now), 'yes')
  assert.equal(policy.mayWriteMetaReview(chair, meta, paper, now), 'hidden')
  assert.equal(policy.mayWriteMetaReview({ ...reviewer, watched: true }, meta, paper, now), 'hidden')
  const gone = { ...paper, withdrawn_at: START }
  assert.match(because(policy.mayWriteMetaReview(reviewer, meta, gone, now)) ?? '', /not in review/)
  const told = { ...meta, released: true }
  assert.match(because(policy.mayWriteMetaReview(reviewer, told, paper, now)) ?? '', /is released/)
  assert.equal(policy.mayReadMetaReview(chair, meta, rules, 'always'), 'hidden')
})
