// The SQL of the finders of comments and policy/comments agree, row by row, for every kind of viewer.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { commentsOf, discussedPapers } from '../../server/comments/queries.ts'
import { type House, reading } from '../../server/context.ts'
import { maySeeComment } from '../../server/policy/comments.ts'
import type { OtherReviews } from '../../server/policy/reviews.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { furnish, PAPERS } from './every-kind-of-review.ts'

const clone = await cloneDatabase()
const house: House = await houseOn(clone.db, () => START)
after(() => clone.drop())

const { people, papers } = await furnish(clone.db)

type Said = {
  id: string
  paper_id: number
  person_id: number
  audience: 'reviewers' | 'chairs'
  starter_id: number
}
const said: Said[] = []

async function put(row: Omit<Said, 'id' | 'starter_id'>, answers: Said | null = null): Promise<Said> {
  const thread_id = answers?.id ?? null
  const [added] = await clone
    .db('comments')
    .insert({ ...row, thread_id, text: 'Invented.', written_at: START })
    .returning<{ id: string }[]>('id')
  const comment = { ...row, id: added?.id ?? '', starter_id: answers?.starter_id ?? row.person_id }
  said.push(comment)
  return comment
}

for (const state of PAPERS) {
  const paper_id = papers[state] ?? 0
  for (const name of ['idle', 'sent', 'sentToo', 'takenSent', 'conflicted', 'chair']) {
    for (const audience of ['reviewers', 'chairs'] as const) {
      const first = await put({ paper_id, person_id: people[name] ?? 0, audience })
      await put({ paper_id, person_id: people.chair ?? 0, audience }, first)
    }
  }
}

for (const others of ['after-own', 'always', 'never'] satisfies OtherReviews[]) {
  // Rules 21 and 41.
  test(`finders and policy agree, other reviews ${others}`, async () => {
    for (const name of ['visitor', ...Object.keys(people)]) {
      const r = await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
      const mine = { ...r, workshop: { ...r.workshop, other_reviews: others } }
      const allowed = said.filter(
        (one) => maySeeComment(r.viewer, { ...one, removed_at: null }, others) === 'yes',
      )
      const listed = await discussedPapers(mine)
      for (const state of PAPERS) {
        const of = allowed.filter(({ paper_id }) => paper_id === papers[state]).map(({ id }) => id)
        const found = (await commentsOf(mine, papers[state] ?? 0)).map(({ id }) => id)
        assert.deepEqual(found.sort(), of.sort(), `${name}, ${state}`)
        assert.equal(
          listed.find(({ id }) => id === papers[state])?.messages ?? 0,
          of.length,
          `${name}, ${state}`,
        )
      }
    }
  })
}

test('somebody of every kind finds something, and somebody nothing', async () => {
  const countFor = async (name: string) => {
    const r = await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
    return (await commentsOf(r, papers.open ?? 0)).length
  }
  assert.equal(await countFor('chair'), 24)
  assert.equal(await countFor('idle'), 2)
  assert.equal(await countFor('sent'), 14)
  for (const name of ['author', 'conflictedChair', 'conflicted', 'refused', 'left', 'waiting'])
    assert.equal(await countFor(name), 0, name)
})
