// Truth table of policy/responses: who writes, who reads drafts, who reads what was sent; and its SQL twin, row by row.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type House, reading } from '../../server/context.ts'
import type { Stage } from '../../server/core/tables.ts'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import * as policy from '../../server/policy/responses.ts'
import type { OtherReviews } from '../../server/policy/reviews.ts'
import { because } from '../../server/policy/verdict.ts'
import { visitor } from '../../server/policy/viewer.ts'
import { responsesOf } from '../../server/response/queries.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { furnish, PAPERS } from './every-kind-of-review.ts'
import { person } from './viewers.ts'

const clone = await cloneDatabase()
const house: House = await houseOn(clone.db, () => START)
after(() => clone.drop())
const { people, papers } = await furnish(clone.db)

const PAPER = 7
const of = new Set([PAPER])
const contact = person(1, { authored: of, contactOf: of, conflicted: of })
const author = person(2, { authored: of, conflicted: of })
const chair = person(3, { isChair: true })
const stage: Stage = { name: 'response', opens_at: START, closes_at: START.add({ hours: 24 }), hard: true }
const at = (hours: number) => deadlinesAt([stage], START.add({ hours }))
const paper = { id: PAPER, submitted_at: START, withdrawn_at: null, desk_rejected_at: null }

const said: policy.ResponseFacts[] = []
for (const state of PAPERS) {
  const paper_id = papers[state] ?? 0
  const saved = { paper_id, text: 'Invented.', saved_at: START, saved_by: people.author }
  const sent = { ...saved, sent_text: 'Invented.', sent_at: START, sent_by: people.author }
  await clone.db('responses').insert(sent)
  said.push({ paper_id, sent_at: START, reviewer_id: null })
  for (const name of ['sent', 'sentToo', 'drafting', 'conflicted']) {
    const review = await clone
      .db('reviews')
      .where({ paper_id, person_id: people[name] })
      .first<{ id: string }>('id')
    await clone.db('responses').insert({ ...(name === 'drafting' ? saved : sent), review_id: review?.id })
    if (name !== 'drafting') said.push({ paper_id, sent_at: START, reviewer_id: people[name] ?? 0 })
    else
      assert.equal(
        policy.mayReadResponse(chair, { paper_id, sent_at: null, reviewer_id: 1 }, 'always'),
        'hidden',
      )
  }
}

// Rule 20.
test('contacts write while the window is open', () => {
  assert.equal(policy.mayRespond(contact, paper, at(1)), 'yes')
  assert.match(because(policy.mayRespond(author, paper, at(1))) ?? '', /Only contacts/)
  assert.match(because(policy.mayRespond(contact, paper, at(-1))) ?? '', /not asked for yet/)
  assert.match(because(policy.mayRespond(contact, paper, at(25))) ?? '', /is over/)
  assert.match(
    because(policy.mayRespond(contact, { ...paper, withdrawn_at: START }, at(1))) ?? '',
    /not in review/,
  )
  for (const who of [visitor, chair]) assert.equal(policy.mayRespond(who, paper, at(1)), 'hidden')
  assert.equal(policy.mayRespond(contact, paper, deadlinesAt([], START)), 'hidden')
  assert.deepEqual(
    [-1, 1, 25].map((hours) => policy.authorsRespondNow(at(hours))),
    [false, true, false],
  )
  const drafts = [contact, author, chair, { ...contact, watched: true }]
  assert.deepEqual(
    drafts.map((viewer) => policy.mayReadDraft(viewer, { paper_id: PAPER })),
    ['yes', 'hidden', 'hidden', 'hidden'],
  )
})

for (const others of ['after-own', 'always', 'never'] satisfies OtherReviews[]) {
  // Rules 20 and 41.
  test(`finders and policy agree, other reviews ${others}`, async () => {
    for (const name of ['visitor', ...Object.keys(people)]) {
      const r = await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
      const mine = { ...r, workshop: { ...r.workshop, other_reviews: others } }
      for (const state of PAPERS) {
        const found = (await responsesOf(mine, papers[state] ?? 0)).map(({ reviewer_id }) => reviewer_id)
        const allowed = said
          .filter((one) => one.paper_id === papers[state])
          .filter((one) => policy.mayReadResponse(r.viewer, one, others) === 'yes')
          .map(({ reviewer_id }) => reviewer_id)
        assert.deepEqual(found.sort(), allowed.sort(), `${name}, ${state}`)
      }
    }
  })
}

test('somebody of every kind finds something, and somebody nothing', async () => {
  const countFor = async (name: string) => {
    const r = await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
    return (await responsesOf(r, papers.open ?? 0)).length
  }
  for (const [name, count] of [
    ['chair', 4],
    ['author', 4],
    ['sent', 4],
    ['idle', 0],
    ['conflictedChair', 0],
  ] as const)
    assert.equal(await countFor(name), count, name)
})
