// All reviews beside each other: for chairs, without the papers they are in conflict with.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { discussedPaper } from '../comments/discussed.ts'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')

async function sent(house: TestHouse) {
  const world = await paperInReview(house)
  const cleo = await house.chair('Cleo Conflicted')
  await conflict(house, world.paper, cleo.id)
  await world.rita.post(`${world.review}/submission`, WHOLE)
  return { ...world, cleo }
}

// Rules 10, 15 and 41.
test('a chair sees every review, filters, orders and exports it; a chair in conflict sees none', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, cleo, other } = await sent(house)
    await rob.post(other, { ...WHOLE, text: 'A draft that is nobody else’s.' })
    const all = flat((await chair.get('/quality/all')).text)
    assert.match(all, /Plainly Invented Kernels.*Rita Reviewer.*Sent.*Rob Referee.*Draft/)
    assert.doesNotMatch(all, /nobody else’s/)
    assert.doesNotMatch((await chair.get('/quality/all?show=sent')).text, /Rob Referee/)
    assert.match((await chair.get('/quality/all?q=rob')).text, /Rob Referee/)
    assert.doesNotMatch((await chair.get('/quality/all?q=rob')).text, /Rita Reviewer/)
    const file = (await chair.get('/quality/all.csv?cols=overall,words&order=-overall')).text
    assert.match(file, /^paper,reviewer,overall,words\r\n\d+,Rita Reviewer,4,11\r\n\d+,Rob Referee,,\r\n$/)
    for (const path of ['/quality/all', '/quality', '/quality/all.csv', '/quality.csv']) {
      assert.doesNotMatch((await cleo.get(path)).text, /Rita|Rob|Plainly/)
      for (const one of [rita, author]) assert.equal((await one.get(path)).status, 404)
    }
    assert.match(flat((await chair.get('/quality')).text), /Rita Reviewer.*1 of 1/)
    assert.match((await chair.get('/quality.csv')).text, /Rita Reviewer,[^,]+,1,1,4,/)
  }))

test('a rating is for chairs, of what was sent, and never by its writer', () =>
  inHouse(async (house) => {
    const { rita, author, chair, cleo, review, other } = await sent(house)
    await chair.post(`${review}/quality`, { rating: 3 })
    const rated = flat((await chair.get('/quality/all')).text)
    assert.match(rated, /Rated: review \d of paper \d+.*value="3" aria-pressed="true"/)
    assert.match((await chair.get('/journal')).text, /rating/)
    await chair.post(`${review}/quality`, { rating: 1 })
    assert.equal((await house.db('ratings').pluck('rating')).join(), '1')
    assert.equal((await chair.post(`${review}/quality`, { rating: 9 })).status, 403)
    assert.match((await chair.post(`${other}/quality`, { rating: 2 })).text, /once it was sent/)
    for (const one of [rita, author, cleo])
      assert.equal((await one.post(`${review}/quality`, { rating: 1 })).status, 404)
    assert.doesNotMatch((await rita.get(review)).text, /Of little use/)
  }))

// Rules 17 and 19.
test('one page holds all reviews of a paper, each as its reader may read it', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, cleo, paper } = await sent(house)
    const address = `/papers/${paper}/reviews`
    assert.match((await chair.get(address)).text, /overlap argument[\s\S]*plainly borderline/)
    assert.match((await rita.get(address)).text, /overlap argument/)
    assert.doesNotMatch((await rob.get(address)).text, /overlap argument/)
    for (const one of [author, cleo]) assert.equal((await one.get(address)).status, 404)
  }))

// Rules 10, 15 and 41.
test('the full export holds every answer of what was sent, as filtered, and nothing that is hidden', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, cleo, other } = await sent(house)
    await rob.post(other, { ...WHOLE, text: 'A draft that is nobody else’s.' })
    const table = (await chair.get('/quality/full.csv')).text
    assert.match(table, /^paper,title,review,reviewer,email,state,due,sent,rating,/)
    assert.match(table, /Rita Reviewer[^\n]*The overlap argument holds[^\n]*plainly borderline/)
    assert.match(table, /Rob Referee/)
    const { reviews } = JSON.parse((await chair.get('/quality/full.json?show=sent')).text)
    assert.equal(reviews.length, 1)
    const said = reviews[0].answers.map(({ value }: { value: string }) => value)
    assert.ok(said.includes(WHOLE.text) && said.includes(WHOLE.note))
    for (const path of ['/quality/full.csv', '/quality/full.json']) {
      assert.doesNotMatch((await chair.get(path)).text, /nobody else’s/)
      assert.doesNotMatch((await cleo.get(path)).text, /Rita|Rob|overlap|Plainly/)
      for (const one of [rita, author]) assert.equal((await one.get(path)).status, 404)
    }
  }))

// Rule 22.
test('a review that is talked about says so to whoever has not read all, while the stage is on', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, say } = await discussedPaper(house)
    const second = await house.chair('Connie Conflicted')
    await conflict(house, paper, second.id)
    await say(rob, 'What do you think of the study?')
    const states = async (who: typeof rita, path: string) => flat((await who.get(path)).text)
    assert.doesNotMatch(await states(chair, '/quality/all'), /Discussing, 1 new/)
    house.at('after reviewing')
    assert.match(await states(chair, '/quality/all?show=discussing'), /Rita Reviewer.*Discussing, 1 new/)
    const home = await states(rita, '/reviews')
    assert.match(home, new RegExp(`sent\\. Thank you\\. Next: 1 new message about paper ${paper}\\.`))
    assert.match(home, />Discussing<.*1 new/)
    assert.doesNotMatch(home, /Reviews are due|\blate\b/)
    assert.doesNotMatch(await states(rob, '/reviews'), />Discussing<|Next:/)
    assert.doesNotMatch(await states(second, '/quality/all'), /Discussing, 1 new/)
  }))
