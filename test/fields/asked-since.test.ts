// A question that is added when reviews were sent already: they count as they are, and nobody has to find out by chance.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import { askReviewers, FORM } from './reviewing.ts'

test('whoever sent a review before a question came is told of it, and the chair finds whom to write to', () =>
  inHouse(async (house) => {
    const { rita, chair, review } = await paperInReview(house)
    await rita.post(`${review}/submission`, { ...WHOLE, version: 1 })
    doesNotMatch((await rita.get('/reviews')).text, /asked for more/)
    doesNotMatch((await chair.get(FORM)).text, /sent without an answer/)
    const id = await askReviewers(chair, house, { kind: 'long-text', label: 'Is the code usable?' })

    match((await rita.get('/reviews')).text, /Sent, asked for more/)
    match(
      (await rita.get('/reviews')).text,
      /Something is asked that what you sent does not answer: paper \d+\./,
    )
    match((await rita.get(review)).text, /does not answer yet\.[\s\S]*“Is the code usable\?”/)
    match((await chair.get(FORM)).text, /1 review was sent without an answer to a required question/)
    match((await chair.get('/quality/all?show=lacking')).text, /Sent, lacks an answer/)
    match((await chair.get('/circulars?show=lacking')).text, /Write about 1 review/)

    equal((await rita.post(review, { ...WHOLE, [`answers[f${id}]`]: 'Yes, after an hour.' })).status, 303)
    doesNotMatch((await rita.get('/reviews')).text, /asked for more|does not answer/)
    doesNotMatch((await chair.get(FORM)).text, /sent without an answer/)
  }))

test('an optional question asks nothing of what was sent', () =>
  inHouse(async (house) => {
    const { rita, chair, review } = await paperInReview(house)
    await rita.post(`${review}/submission`, { ...WHOLE, version: 1 })
    await askReviewers(chair, house, { kind: 'long-text', label: 'Is the code usable?', required: 'never' })
    doesNotMatch((await rita.get('/reviews')).text, /asked for more/)
    doesNotMatch((await chair.get(FORM)).text, /sent without an answer/)
  }))
