// Who reads a review when: peers after their own, authors after the release; the note goes to chairs alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reading } from '../../server/context.ts'
import { reviewCards } from '../../server/reviews/page.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { houseOn } from '../support/house-on.ts'
import { conflict, paperInReview, release, WHOLE } from './paper-in-review.ts'

const body = (text: string) => text.replace(/<header[\s\S]*?<\/header>/, '')

async function cards(house: TestHouse, personId: number, paper: number) {
  const at = await houseOn(house.db, house.now)
  return reviewCards(await reading(at, { personId, now: house.now(), requestId: 'test' }), paper)
}

// Rules 9 and 16.
test('peers read a review after they sent their own, under its number', () =>
  inHouse(async (house) => {
    const { rita, rob, review, other } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    await rob.post(other, WHOLE)
    assert.equal((await rob.get(review)).status, 404, 'a draft of one’s own does not count')
    assert.match((await rob.get(other)).text, /after yours/)
    await rob.post(`${other}/submission`)
    const read = await rob.get(review)
    assert.equal(read.status, 200)
    assert.match(read.text, /Reviewer 1/)
    assert.match(read.text, /worth reading/)
    assert.match(read.text, /Minor gaps/)
    assert.doesNotMatch(body(read.text), /Rita|Between us|Chairs only/)
    assert.equal((await rob.post(review, WHOLE)).status, 403)
    await house.db('workshop').update({ other_reviews: 'never' })
    assert.equal((await rob.get(review)).status, 404)
    await house.db('workshop').update({ other_reviews: 'always' })
    assert.equal((await rob.get(review)).status, 200)
  }))

// Rules 9, 17 and 19.
test('authors read what was released, and learn neither reviewer, note nor number before', () =>
  inHouse(async (house) => {
    const { author, rita, rob, paper, review, other } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    await rob.post(other, { ...WHOLE, text: 'Still a draft' })
    assert.equal((await author.get(review)).status, 404)
    assert.deepEqual(await cards(house, author.id, paper), [])
    await release(house, paper)
    const read = await author.get(review)
    assert.equal(read.status, 200)
    assert.match(read.text, /Reviewer 1/)
    assert.match(read.text, /worth reading/)
    assert.doesNotMatch(body(read.text), /Rita|Between us|Chairs only|Fit for a talk/)
    assert.equal((await author.get(other)).status, 404, 'a draft is not released')
    const [card, ...more] = await cards(house, author.id, paper)
    const told = card?.read?.answers.map(({ name, audience }) => [name, audience])
    assert.deepEqual([card?.reviewer, told, card?.talk, more.length], [null, [['text', null]], false, 0])
    const closed = await rita.post(review, { ...WHOLE, text: 'Changed after the release' })
    assert.equal(closed.status, 403)
    assert.match(closed.text, /sent to the authors/)
  }))

// Rule 10.
test('chairs read names and notes, a conflicted chair nothing', () =>
  inHouse(async (house) => {
    const { rita, chair, paper, review } = await paperInReview(house)
    const second = await house.chair('Cleo Conflicted')
    await rita.post(`${review}/submission`, WHOLE)
    for (const reader of [chair, second]) {
      const read = await reader.get(review)
      assert.match(read.text, /Rita Reviewer/)
      assert.match(read.text, /Between us/)
      assert.match(read.text, /Fit for a talk/)
    }
    await conflict(house, paper, second.id)
    assert.equal((await second.get(review)).status, 404)
    assert.deepEqual(await cards(house, second.id, paper), [])
    const all = await cards(house, chair.id, paper)
    assert.deepEqual(
      all.map(({ label, state }) => [label, state.text]),
      [
        ['Reviewer 1', 'Submitted'],
        ['Reviewer 2', 'Not started'],
      ],
    )
  }))

// Rule 2.
test('a reviewer keeps the review they submitted after a withdrawal, a draft goes', () =>
  inHouse(async (house) => {
    const { rita, rob, author, paper, review, other } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    await rob.post(other, WHOLE)
    await house
      .db('papers')
      .where({ id: paper })
      .update({ withdrawn_at: house.now(), withdrawn_by: author.id, withdrawal_reason: '' })
    const kept = await rita.get(review)
    assert.equal(kept.status, 200)
    assert.match(kept.text, /worth reading/)
    assert.match(kept.text, /no longer review this paper/)
    assert.equal((await rob.get(other)).status, 404)
  }))

test('the cards of a paper cost the same number of queries for one and for two', () =>
  inHouse(async (house) => {
    const { rita, chair, paper, review } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    const at = await houseOn(house.db, house.now)
    const costOf = async () => {
      const r = await reading(at, { personId: chair.id, now: house.now(), requestId: 'test' })
      let queries = 0
      const count = () => queries++
      house.db.on('query', count)
      const found = await reviewCards(r, paper)
      house.db.removeListener('query', count)
      return { queries, found: found.length }
    }
    const two = await costOf()
    await house.db('reviews').where({ paper_id: paper, number: 2 }).delete()
    const one = await costOf()
    assert.deepEqual([two.found, one.found], [2, 1])
    assert.equal(two.queries, one.queries)
    assert.equal(one.queries, 2, 'the reviews, and the fields of their form')
  }))
