// Submitting: gaps and names are told, the draft is kept, every version that others may read stays on record.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Review } from '../../server/core/tables-reviewing.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { paperInReview, WHOLE } from './paper-in-review.ts'

const rowOf = (house: TestHouse, id: string) => house.db<Review>('reviews').where({ id }).first()
const verbsOf = async (house: TestHouse, paper: number) =>
  house.db('journal').where({ paper_id: paper }).whereLike('verb', 'review.%').orderBy('id').pluck('verb')

test('one press saves and submits; without fields the saved draft is submitted', () =>
  inHouse(async (house) => {
    const { rita, rob, paper, review, other, id } = await paperInReview(house)
    const sent = await rita.post(`${review}/submission`, { ...WHOLE, version: 1 })
    assert.equal(sent.status, 303)
    assert.match((await rita.follow(sent)).text, /Review submitted\. Thank you\./)
    const row = await rowOf(house, id)
    assert.deepEqual(row?.submitted_at, house.now())
    assert.deepEqual([row?.text, row?.fit_for_talk, row?.overall], [WHOLE.text, true, 4])

    await rob.post(other, WHOLE)
    assert.equal((await rob.post(`${other}/submission`)).status, 303)
    assert.deepEqual(await verbsOf(house, paper), ['review.submitted', 'review.saved', 'review.submitted'])
    assert.match((await rob.get('/reviews')).text, /Your review is sent/)
  }))

test('gaps are told at their fields and the draft is saved all the same', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    const gaps = await rita.post(`${review}/submission`, { text: 'Long thoughts', overall: 2, version: 1 })
    assert.equal(gaps.status, 422)
    assert.match(gaps.text, /<title>Error: /)
    assert.match(gaps.text, /<a href="#field-correctness">Choose a number for “Correctness”\.<\/a>/)
    assert.match(gaps.text, /id="field-confidence-fault"/)
    assert.doesNotMatch(gaps.text, /id="field-overall-fault"|id="field-text-fault"/)
    assert.match(gaps.text, /Your review is not submitted yet/)
    assert.match(gaps.text, /name="version" value="2"/)
    const row = await rowOf(house, id)
    assert.deepEqual([row?.text, row?.overall, row?.submitted_at], ['Long thoughts', 2, null])
    const whole = await rita.post(`${review}/submission`, { ...WHOLE, version: 2 })
    assert.equal(whole.status, 303)
  }))

// Rule 18.
test('what was submitted stays complete, and each version of it is kept', () =>
  inHouse(async (house) => {
    const { rita, rob, review, other, id, paper } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    await rob.post(`${other}/submission`, WHOLE)
    const emptied = await rita.post(review, { ...WHOLE, text: '  ', version: 2 })
    assert.equal(emptied.status, 422)
    assert.match(emptied.text, /Fill in “Text for the authors”/)
    assert.equal((await rowOf(house, id))?.text, WHOLE.text)

    house.at(house.now().add({ hours: 5 }))
    const changed = await rita.post(review, { ...WHOLE, text: 'A second thought', version: 2 })
    assert.match((await rita.follow(changed)).text, /Your review stays submitted/)
    const versions = await house.db('review_versions').where({ review_id: id }).orderBy('version')
    assert.deepEqual(
      versions.map(({ version, fields }) => [version, fields.text]),
      [
        [2, WHOLE.text],
        [3, 'A second thought'],
      ],
    )
    assert.deepEqual(await verbsOf(house, paper), ['review.submitted', 'review.submitted', 'review.changed'])
    assert.match((await rob.get(review)).text, /changed <time/)
    const again = await rita.post(`${review}/submission`, { version: 3 })
    assert.equal(again.status, 303)
    assert.equal((await house.db('review_versions').where({ review_id: id })).length, 2)
  }))

for (const [who, text] of [
  ['its own writer', 'Signed, rita  REVIEWER.'],
  ['another reviewer', 'I agree with Rob Referee here.'],
  ['an address', 'Write to me at rita@people.example.'],
  ['a home page', 'The code is at https://rob-referee.example/kernels.'],
] as const) {
  // Rule 13.
  test(`a text that names ${who} is flagged before it is sent`, () =>
    inHouse(async (house) => {
      const { rita, review, id } = await paperInReview(house)
      const flagged = await rita.post(`${review}/submission`, { ...WHOLE, text, version: 1 })
      assert.equal(flagged.status, 422)
      assert.match(flagged.text, /<a href="#field-text">Your text names /)
      assert.match(flagged.text, /name="names_are_fine"/)
      const row = await rowOf(house, id)
      assert.deepEqual([row?.text, row?.submitted_at], [text, null])
      const meant = await rita.post(`${review}/submission`, {
        ...WHOLE,
        text,
        names_are_fine: 'on',
        version: 2,
      })
      assert.equal(meant.status, 303)
    }))
}

// Rule 13.
test('a change of a submitted review is read for names too', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    const flagged = await rita.post(review, { ...WHOLE, text: 'Yours, Rita Reviewer' })
    assert.equal(flagged.status, 422)
    assert.match(flagged.text, /Your text names Rita Reviewer/)
    assert.match(flagged.text, /Yours, Rita Reviewer<\/textarea>/)
    assert.equal((await rowOf(house, id))?.text, WHOLE.text)
  }))
