// Invented reviewers answer whatever form the chairs have made, and their reviews can be submitted in it.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { reading } from '../../server/context.ts'
import { listFields } from '../../server/fields/queries.ts'
import { filledIn } from '../../server/rehearsal/filling.ts'
import { wantedOf } from '../../server/reviews/answers.ts'
import { gapsIn } from '../../server/reviews/gaps.ts'
import { unfitIn } from '../../server/reviews/unfit.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { houseOn } from '../support/house-on.ts'

const WRITTEN = {
  text: 'The idea holds.\n\nThe proof is short.',
  note: '',
  correctness: 3,
  relevance: 4,
  overall: 4,
  confidence: 2,
  fit_for_talk: true,
}

async function filled(house: TestHouse, personId: number) {
  const r = await reading(await houseOn(house.db, house.now), {
    personId,
    now: house.now(),
    requestId: 'test',
  })
  const fields = await listFields(r, 'review')
  const typed = filledIn(fields, WRITTEN)
  const wanted = wantedOf(fields, typed)
  return { typed, gaps: gapsIn(fields, wanted), unfit: unfitIn(fields, wanted) }
}

test('in the first form as it was invented, in another one fitted to its scales', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const first = await filled(house, chair.id)
    deepEqual([first.gaps, first.unfit], [{}, {}])
    deepEqual([first.typed.overall, first.typed.fit_for_talk], [4, 'on'])
    equal((await chair.post('/settings/review-form', { ready: 'conference' })).status, 303)
    const other = await filled(house, chair.id)
    deepEqual([other.gaps, other.unfit], [{}, {}])
    deepEqual([other.typed.overall, other.typed.correctness], [8, undefined])
  }))
