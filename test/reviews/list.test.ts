// A reviewer's own list: what is sent, what is next, when it is due; and who finds nothing there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { paperInReview, WHOLE } from './paper-in-review.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')

test('the list says what is sent and what is next', () =>
  inHouse(async (house) => {
    const { rita, author, paper, review } = await paperInReview(house)
    house.at('during submission')
    const second = await house.submittedPaper(author, { title: 'Second Plain Invention' })
    house.at('reviewing')
    await house.assigned(rita, second)
    await rita.post(`${review}/submission`, WHOLE)
    const list = flat((await rita.get('/reviews')).text)
    assert.match(list, new RegExp(`1 of 2 reviews sent\\. Next: paper ${second}, due in 5 days\\.`))
    assert.match(list, /Mon 12 June 2023, 23:59 AoE/)
    assert.match(list, /Tue 13 June 2023, 11:59 UTC/)
    assert.match(list, /Sent/)
    assert.match(list, /Not started/)
    const form = flat((await rita.get(review)).text)
    assert.match(form, /1 of 2/)
    assert.match(form, /rel="next"/)
    assert.doesNotMatch(form, /rel="prev"/)
    assert.match(form, /Open the PDF \(2 pages\)/)
    assert.ok(paper < second)
  }))

test('who reviews nothing is told why, and a visitor signs in first', () =>
  inHouse(async (house) => {
    const newcomer = await house.reviewer('Nora Newcomer')
    assert.match((await newcomer.get('/reviews')).text, /No paper to review yet/)
    const chair = await house.chair()
    assert.match(flat((await chair.get('/reviews')).text), /You are no reviewer.*href="\/assignments"/)
    const author = await house.author()
    assert.match((await author.get('/reviews')).text, /You are no reviewer/)
    const visitor = house.visitor()
    for (const path of ['/reviews', '/reviews/00000000-0000-4000-8000-000000000000']) {
      assert.equal((await visitor.get(path)).location, '/sessions/new')
    }
    assert.equal((await visitor.post('/reviews/00000000-0000-4000-8000-000000000000')).status, 404)
  }))
