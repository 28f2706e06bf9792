// The SQL of the finder of flags and policy/flags agree, row by row, for every kind of viewer.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type House, reading } from '../../server/context.ts'
import { flagsOf, listFlags } from '../../server/flags/queries.ts'
import { maySeeFlag } from '../../server/policy/flags.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { furnish, PAPERS } from './every-kind-of-review.ts'

const clone = await cloneDatabase()
const house: House = await houseOn(clone.db, () => START)
after(() => clone.drop())

const { people, papers } = await furnish(clone.db)

type Raised = { id: string; paper_id: number; person_id: number }
const raised: Raised[] = []
for (const state of PAPERS)
  for (const name of ['idle', 'sent', 'takenSent', 'conflicted', 'chair']) {
    const row = { paper_id: papers[state] ?? 0, person_id: people[name] ?? 0 }
    const [added] = await clone
      .db('flags')
      .insert({ ...row, kind: 'ethics', text: 'Invented.', raised_at: START })
      .returning<{ id: string }[]>('id')
    raised.push({ ...row, id: added?.id ?? '' })
  }

const inOrder = (ids: string[]) => ids.toSorted()

// Rules 10 and 41.
test('finder and policy agree', async () => {
  let seen = 0
  for (const name of ['visitor', ...Object.keys(people)]) {
    const r = await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
    const allowed = raised.filter((one) => maySeeFlag(r.viewer, { ...one, closed_at: null }) === 'yes')
    seen += allowed.length
    const listed = (await listFlags(r)).map(({ id }) => id)
    assert.deepEqual(inOrder(listed), inOrder(allowed.map(({ id }) => id)), name)
    for (const state of PAPERS) {
      const of = allowed.filter(({ paper_id }) => paper_id === papers[state]).map(({ id }) => id)
      const found = (await flagsOf(r, papers[state] ?? 0)).map(({ id }) => id)
      assert.deepEqual(inOrder(found), inOrder(of), `${name}, ${state}`)
    }
  }
  assert.ok(seen > raised.length, 'hardly anybody sees anything')
})
