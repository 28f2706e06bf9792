// Handing a paper back: the reviewer loses it at once, and the chairs who may know hear of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { conflict, paperInReview, WHOLE } from './paper-in-review.ts'

// Rules 3 and 22.
test('handing back takes the paper away at once and tells the unconflicted chairs', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, review } = await paperInReview(house)
    const second = await house.chair('Cleo Conflicted')
    await conflict(house, paper, second.id)
    const file = await house.db('files').where({ paper_id: paper }).first<{ id: string }>('id')
    await rita.post(review, WHOLE)
    assert.equal((await rita.get(`/files/${file?.id}`)).status, 200)
    const answer = await rita.post(`${review}/refusal`, { reason: 'I share a grant with a likely author.' })
    assert.equal(answer.status, 303)
    assert.match((await rita.follow(answer)).text, new RegExp(`Paper ${paper} is handed back`))
    for (const path of [`/files/${file?.id}`, review, `/papers/${paper}`]) {
      assert.equal((await rita.get(path)).status, 404, path)
      if (path !== review) assert.equal((await rob.get(path)).status, 200, path)
    }
    assert.equal((await rita.post(review, WHOLE)).status, 404)
    const letters = (await house.letters()).filter(({ view }) => view === 'reviews/mail/refused')
    assert.deepEqual(
      letters.map(({ to_email }) => to_email),
      [chair.email],
    )
    assert.match(
      letters[0]?.subject ?? '',
      /^\[ES-FoMo\] Find another reviewer: "Plainly Invented Kernels" \(paper \d+\)$/,
    )
    for (const part of [letters[0]?.body_text, letters[0]?.body_html]) {
      assert.match(part ?? '', /Rita Reviewer/)
      assert.match(part ?? '', /I share a grant with a likely author\./)
    }
    const seen = await chair.get(review)
    assert.match(seen.text, /Handed back/)
    assert.match(seen.text, /I share a grant/)
    assert.doesNotMatch(seen.text, /worth reading/)
  }))

test('a reason is asked for, and a submitted review is not handed back', () =>
  inHouse(async (house) => {
    const { rita, rob, review } = await paperInReview(house)
    const empty = await rita.post(`${review}/refusal`, { reason: ' ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /<a href="#field-reason">Say in a sentence why/)
    assert.equal((await rob.post(`${review}/refusal`, { reason: 'Not mine' })).status, 404)
    await rita.post(`${review}/submission`, WHOLE)
    const late = await rita.post(`${review}/refusal`, { reason: 'Second thoughts' })
    assert.equal(late.status, 403)
    assert.match(late.text, /cannot hand it back/)
  }))
