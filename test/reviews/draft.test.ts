// A draft: saved with gaps, its writer's alone, never lost to another tab, open until the hard deadline.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Review } from '../../server/core/tables-reviewing.ts'
import { inHouse } from '../support/house.ts'
import { conflict, paperInReview, WHOLE } from './paper-in-review.ts'

test('a draft may have gaps and comes back as it was typed', () =>
  inHouse(async (house) => {
    const { rita, review } = await paperInReview(house)
    const saved = await rita.post(review, { text: 'Half a <thought>', overall: 4, version: 1 })
    assert.equal(saved.status, 303)
    assert.equal(saved.location, review)
    const page = await rita.follow(saved)
    assert.match(page.text, /Half a &lt;thought&gt;<\/textarea>/)
    assert.match(page.text, /name="overall" value="4"[^>]* checked/)
    assert.doesNotMatch(page.text, /name="correctness" value="\d"[^>]* checked/)
    assert.match(page.text, /Draft saved/)
    assert.match(page.text, /Your text is 3 words/)
  }))

test('a field that was not sent stays; an empty one is emptied', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    await rita.post(review, WHOLE)
    await rita.post(review, { note: '', overall: '', fit_for_talk: '' })
    const row = await house.db<Review>('reviews').where({ id }).first()
    assert.equal(row?.text, WHOLE.text)
    assert.equal(row?.correctness, 3)
    assert.deepEqual([row?.note, row?.overall, row?.fit_for_talk], ['', null, false])
  }))

test('what is out of range is refused with what was typed', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    const answer = await rita.post(review, { ...WHOLE, correctness: 5, confidence: 'high', version: 1 })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /<a href="#field-correctness">Choose a number from 1 to 4\.<\/a>/)
    assert.match(answer.text, /<a href="#field-confidence">Choose a number from 1 to 5\.<\/a>/)
    assert.match(answer.text, /worth reading\.<\/textarea>/)
    assert.match(answer.text, /name="overall" value="4"[^>]* checked/)
    const tooLong = await rita.post(review, { text: 'x'.repeat(40_001) })
    assert.match(tooLong.text, /longer than 40000 characters/)
    assert.equal((await house.db<Review>('reviews').where({ id }).first())?.version, 1)
  }))

// Rule 15.
test('a draft is its writer’s alone: chairs see that it exists, not its words', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, author, review } = await paperInReview(house)
    await rita.post(review, { ...WHOLE, text: 'Unripe words', note: 'Unripe note' })
    assert.match((await rita.get(review)).text, /Unripe words/)
    const seen = await chair.get(review)
    assert.equal(seen.status, 200)
    assert.match(seen.text, /Draft, not submitted/)
    assert.match(seen.text, /Rita Reviewer/)
    assert.doesNotMatch(seen.text, /Unripe|Minor gaps|Fit for a talk/)
    for (const stranger of [rob, author]) assert.equal((await stranger.get(review)).status, 404)
    assert.equal((await chair.post(review, WHOLE)).status, 403)
    assert.equal((await rob.post(review, WHOLE)).status, 404)
  }))

test('a save in one tab does not overwrite another: both versions stand there', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    assert.equal((await rita.post(review, { text: 'First tab', version: 1 })).status, 303)
    const stale = await rita.post(review, { text: 'Second tab', version: 1 })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /changed in another tab/)
    assert.match(stale.text, /First tab/)
    assert.match(stale.text, /Second tab/)
    assert.equal((await house.db<Review>('reviews').where({ id }).first())?.text, 'First tab')
    const twice = await rita.post(review, { text: 'First tab', version: 1 })
    assert.equal(twice.status, 303, 'a double press changes nothing and stops nobody')
    assert.equal((await rita.post(review, { text: 'Second tab', version: 2 })).status, 303)
  }))

// Rule 45.
test('a hard deadline closes the form with its because, a soft one marks late', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    await house.db('stages').where({ name: 'review' }).update({ hard: false })
    await rita.post(review, { text: 'In time' })
    house.at('after reviewing')
    assert.match((await rita.get('/reviews')).text, /Draft, late/)
    assert.equal((await rita.post(review, { text: 'Late but welcome' })).status, 303)
    await house.db('stages').where({ name: 'review' }).update({ hard: true })
    for (const path of [review, `${review}/submission`, `${review}/preview`]) {
      const answer = await rita.post(path, { ...WHOLE, text: 'Too late' })
      assert.equal(answer.status, 403)
      assert.match(answer.text, /The review deadline has passed/)
    }
    assert.equal((await house.db<Review>('reviews').where({ id }).first())?.text, 'Late but welcome')
    const page = await rita.get(review)
    assert.match(page.text, /The review deadline has passed/)
    assert.doesNotMatch(page.text, /<textarea/)
  }))

test('a conflict declared later hides the review from its writer and from a chair', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, review, other } = await paperInReview(house)
    assert.equal((await rita.get(review)).status, 200)
    assert.equal((await chair.get(review)).status, 200)
    await conflict(house, paper, rita.id)
    await conflict(house, paper, chair.id)
    assert.equal((await rita.get(review)).status, 404)
    assert.equal((await rita.post(review, WHOLE)).status, 404)
    const hidden = await chair.get(review)
    const never = await chair.get('/reviews/00000000-0000-4000-8000-000000000000')
    const withoutId = (text: string) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    assert.equal(hidden.status, 404)
    assert.equal(withoutId(hidden.text), withoutId(never.text))
    assert.equal((await rob.get(other)).status, 200)
    assert.equal((await rob.get('/reviews/17')).status, 404)
  }))

test('the preview shows what authors would get, and saves nothing', () =>
  inHouse(async (house) => {
    const { rita, rob, review, id } = await paperInReview(house)
    const preview = await rita.post(`${review}/preview`, {
      ...WHOLE,
      text: 'With $x^*$ and $y^*$, **bold**.',
    })
    assert.equal(preview.status, 200)
    assert.match(preview.text, /<strong>bold<\/strong>/)
    assert.match(preview.text, /<math/)
    assert.match(preview.text, /Reviewer 1/)
    assert.match(preview.text, /Minor gaps/)
    assert.doesNotMatch(
      preview.text.replace(/<header[\s\S]*?<\/header>/, ''),
      /Between us|Rita|Fit for a talk/,
    )
    assert.equal((await house.db<Review>('reviews').where({ id }).first())?.text, '')
    assert.equal((await rob.post(`${review}/preview`, WHOLE)).status, 404)
  }))
