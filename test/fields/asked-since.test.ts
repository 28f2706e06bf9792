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

test('a submitted paper is told of a question that was added, as long as it can be answered', () =>
  inHouse(async (house) => {
    const author = await house.author('Ada Inventor')
    const authors = [{ name: 'Ada Inventor', email: author.email, affiliation: 'Invented Institute' }]
    const paper = await house.submittedPaper(author, { title: 'Invented', authors })
    const chair = await house.chair()
    const form = '/settings/submission-form'
    doesNotMatch((await author.get('/desk')).text, /Answer what is asked now/)
    doesNotMatch((await chair.get(form)).text, /without an answer/)
    const question = {
      kind: 'long-text',
      label: 'Broader impact',
      required: 'submission',
      readers: 'reviewers',
    }
    await chair.post(`${form}/fields`, question)

    match((await author.get('/desk')).text, /Answer what is asked now/)
    const told = (await chair.get(form)).text
    match(told, /1 paper was submitted without an answer to a required question/)
    match(told, new RegExp(`/selection\\?papers=${paper}"`))
    // Rule 10: not from papers that are hidden from this chair.
    const other = await house.chair('Otto Otherchair')
    await house.db('conflicts').insert({
      paper_id: paper,
      person_id: other.id,
      reason: 'Brother.',
      declared_at: house.now(),
      declared_by: other.id,
      declared_as: 'chair',
    })
    doesNotMatch((await other.get(form)).text, /without an answer/)
    house.at('reviewing')
    doesNotMatch((await author.get('/desk')).text, /Answer what is asked now/)
    doesNotMatch((await chair.get(form)).text, /without an answer/)
  }))
