// The SQL of the finders of reviews and policy/reviews agree, row by row, for every kind of viewer.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type House, reading } from '../../server/context.ts'
import { maySeeReview, type OtherReviews, type ReviewFacts } from '../../server/policy/reviews.ts'
import { reviewsOfPaper, scoresByPaper } from '../../server/reviews/queries.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { furnish, KINDS, type Kind, PAPERS, type Traits } from './every-kind-of-review.ts'

const clone = await cloneDatabase()
const house: House = await houseOn(clone.db, () => START)
after(() => clone.drop())

const { people, papers } = await furnish(clone.db)

/** The facts, worked out from the kinds themselves and not by the SQL under test. */
const factsOf = (state: string, kind: Kind): ReviewFacts => {
  const traits: Traits = KINDS[kind]
  const inReview = state === 'open' || state === 'released' || state === 'undone'
  const inStanding = !traits.ended && !traits.left && !traits.conflict && !traits.undispatched
  return {
    paper_id: papers[state] ?? 0,
    person_id: people[kind] ?? 0,
    submitted_at: traits.sent ? START : null,
    refused_at: traits.refused ? START : null,
    released: state === 'released' || state === 'releasedAndWithdrawn',
    live: inReview && inStanding,
    postponed_until: null,
  }
}
const kinds = Object.keys(KINDS).filter((name): name is Kind => name in KINDS)

for (const others of ['after-own', 'always', 'never'] satisfies OtherReviews[]) {
  // Rules 16 and 41.
  test(`finders and policy agree, other reviews ${others}`, async () => {
    for (const name of ['visitor', ...Object.keys(people)]) {
      const personId = people[name] ?? null
      const r = await reading(house, { personId, now: START, requestId: 'twins' })
      const mine = { ...r, workshop: { ...r.workshop, other_reviews: others } }
      for (const state of PAPERS) {
        const found = (await reviewsOfPaper(mine, papers[state] ?? 0)).map(({ person_id }) => person_id)
        const allowed = kinds.filter((kind) => maySeeReview(r.viewer, factsOf(state, kind), others) === 'yes')
        assert.deepEqual(found.sort(), allowed.map((kind) => people[kind]).sort(), `${name}, ${state}`)
      }
    }
  })
}

test('the finders give policy the facts it asks for', async () => {
  const r = await reading(house, { personId: people.chair ?? null, now: START, requestId: 'twins' })
  for (const state of PAPERS) {
    const rows = await reviewsOfPaper(r, papers[state] ?? 0)
    assert.equal(rows.length, kinds.length)
    for (const [index, row] of rows.entries()) {
      const { live, released } = factsOf(state, kinds[index] ?? 'idle')
      assert.deepEqual(
        { live: row.live, released: row.released },
        { live, released },
        `${state}, ${kinds[index]}`,
      )
    }
  }
})

test('scores for decisions: sent and expected reviews of papers without a conflict of the chair', async () => {
  const scoresOf = async (name: string) =>
    scoresByPaper(await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' }))
  const all = await scoresOf('chair')
  const open = all.get(papers.open ?? 0) ?? []
  assert.equal(open.length, 6, 'idle, drafting, sent, sentToo, takenSent, left')
  assert.equal(open.filter(({ submitted_at }) => submitted_at).length, 4)
  assert.deepEqual(
    new Set(open.filter((score) => !score.submitted_at).map(({ overall }) => overall)),
    new Set([null]),
  )
  const conflicted = await scoresOf('conflictedChair')
  assert.equal(conflicted.has(papers.open ?? 0), false)
  assert.equal(conflicted.has(papers.undone ?? 0), true)
  assert.equal((await scoresOf('sent')).size, 0)
})
