// The chair puts the review form together: what is asked, who reads it, what becomes of answers when the form changes.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import { askReviewers, changeQuestion, FORM, fieldOf } from './reviewing.ts'

const body = (text: string) => text.replace(/[\s\S]*<main/, '')

test('the review form is for chairs; for everybody else it is not there', () =>
  inHouse(async (house) => {
    const { chair, rita } = await paperInReview(house)
    const { id } = await fieldOf(house, { key: 'relevance' })
    for (const path of [FORM, `${FORM}/preview`, `${FORM}/fields/new`, `${FORM}/fields/${id}`]) {
      equal((await chair.get(path)).status, 200, path)
      equal((await rita.get(path)).status, 404, path)
    }
    equal((await rita.post(FORM, { ready: 'conference' })).status, 404)
    equal((await chair.post(FORM, { ready: 'riddle' })).status, 422)
    equal((await chair.get(`/settings/submission-form/fields/${id}`)).status, 404, 'not of that form')
    equal((await chair.post(`${FORM}/fields/${id}/retirement`)).status, 303)
    const overall = await fieldOf(house, { key: 'overall' })
    equal((await chair.post(`${FORM}/fields/${overall.id}/retirement`)).status, 403)
  }))

test('what cannot be asked is told with what was typed', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const table: [Record<string, unknown>, RegExp][] = [
      [{ kind: 'score', label: 'Depth', options: 'Only one' }, /words for 2 to 10 numbers/],
      [{ kind: 'score', label: 'Depth', options: 'abcdefghijk'.split('').join('\n') }, /words for 2 to 10/],
      [{ kind: 'file', label: 'A file', accepts: ['pdf'] }, /Choose what kind of answer/],
    ]
    for (const [wish, words] of table) {
      const answer = await chair.post(`${FORM}/fields`, wish)
      equal(answer.status, 422, JSON.stringify(wish))
      match(answer.text, words)
      match(answer.text, new RegExp(`value="${String(wish.label)}"`))
    }
  }))

test('what is required is asked for, what depends on an earlier answer only after it', () =>
  inHouse(async (house) => {
    const { chair, rita, review } = await paperInReview(house)
    const ethics = await askReviewers(chair, house, {
      kind: 'confirmation',
      label: 'There are ethical concerns',
      required: 'never',
    })
    const which = await askReviewers(chair, house, {
      kind: 'long-text',
      label: 'Which concerns',
      condition_id: ethics,
      condition_options: ['on'],
    })
    const depth = await askReviewers(chair, house, { kind: 'score', label: 'Depth', options: 'Thin\nDeep' })
    const send = (answers: object) => rita.post(`${review}/submission`, { ...WHOLE, answers })
    const first = await send({ [`f${ethics}`]: 'on', [`f${depth}`]: '3' })
    equal(first.status, 422)
    match(first.text, /Choose a number from 1 to 2\./)
    const second = await send({ [`f${ethics}`]: 'on' })
    match(second.text, /Choose a number for “Depth”\.[\s\S]*Fill in “Which concerns”\./)
    match(second.text, new RegExp(`href="#field-answers\\[f${depth}\\]"`))
    equal((await send({ [`f${ethics}`]: '', [`f${depth}`]: '2' })).status, 303)
    const read = body((await chair.get(review)).text)
    match(read, /Depth<\/dt><dd><b>2<\/b>[\s\S]*Deep/)
    doesNotMatch(read, new RegExp(`\\bf${which}\\b`))
  }))

test('another scale is another question; both answers are read, and open forms of the old one are told', () =>
  inHouse(async (house) => {
    const { chair, rita, rob, review, other, id } = await paperInReview(house)
    await rita.post(`${review}/submission`, { ...WHOLE, version: 1 })
    await rob.post(other, { overall: 3, version: 1 })
    const before = await fieldOf(house, { key: 'overall' })
    const ten = Array.from({ length: 10 }, (_, place) => `Step ${place + 1}`).join('\n')
    equal(await changeQuestion(chair, house, before.id, { label: 'Overall' }), 303)
    equal((await house.db('reviews').where({ id }).first()).overall, 4, 'new words leave the number')
    equal(await changeQuestion(chair, house, before.id, { options: ten }), 303)
    equal((await house.db('reviews').where({ id }).first()).overall, null)
    const labels = await house
      .db('form_fields')
      .where({ form: 'review', retired_at: null })
      .orderBy('position')
      .pluck('label')
    equal(labels.indexOf('Overall'), 3, 'the new one stands where the old one stood')
    match((await chair.get(review)).text, /Overall \(no longer asked\)<\/dt><dd><b>4<\/b>[\s\S]*Accept/)
    const stale = await rob.post(other, { overall: 4, version: 2 })
    equal(stale.status, 409)
    match((await rob.get(other)).text, /Asked before[\s\S]*Overall \(no longer asked\)/)
    equal((await rita.post(review, { ...WHOLE, overall: 8 })).status, 303)
    const read = (await chair.get(review)).text
    match(
      read,
      /<b>8<\/b> <span class="mute">of 10[\s\S]*Overall \(no longer asked\)[\s\S]*<b>4<\/b> <span class="mute">of 5/,
    )
    match((await chair.get(`${review}/history?older=2&newer=4`)).text, /8 of 10, Step 8[\s\S]*4 of 5, Accept/)
    match((await chair.get('/decisions')).text, /8\.00/)
    match((await chair.get('/desk')).text, /Mean overall score of 1 paper: [^"]*8: 1/)
  }))

test('a field that is taken off keeps its answers, marked, and gets them back with its place', () =>
  inHouse(async (house) => {
    const { chair, rita, rob, review, other } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    const { id } = await fieldOf(house, { key: 'relevance' })
    await chair.post(`${FORM}/fields/${id}/retirement`)
    match(
      (await chair.get(review)).text,
      /Relevance to the workshop \(no longer asked\)[\s\S]*At the heart of it/,
    )
    const { relevance: _, ...rest } = WHOLE
    equal((await rob.post(`${other}/submission`, rest)).status, 303, 'nobody is asked any more')
    await chair.post(`${FORM}/fields/${id}/restoration`)
    doesNotMatch((await chair.get(review)).text, /no longer asked/)
  }))

test('the ready forms take each other’s place, and no answer is lost on the way there and back', () =>
  inHouse(async (house) => {
    const { chair, rita, review, id } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    match((await chair.get(FORM)).text, /A workshop[\s\S]*Asked now[\s\S]*A conference/)
    equal((await chair.post(FORM, { ready: 'conference' })).status, 303)
    match((await chair.get(FORM)).text, /A conference[\s\S]*Asked now/)
    const form = (await rita.get(review)).text
    for (const words of [/Summary/, /Soundness/, /Award quality/, /Ethical concerns/]) match(form, words)
    match(form, /Asked before[\s\S]*Correctness \(no longer asked\)[\s\S]*Overall \(no longer asked\)/)
    match(form, /worth reading\.<\/textarea>/, 'the text goes on as strengths and weaknesses')
    const asked = await house
      .db('form_fields')
      .where({ form: 'review', retired_at: null })
      .orderBy('position')
    deepEqual(asked.map(({ key }) => key).filter(Boolean), ['text', 'overall', 'confidence', 'note'])
    equal((await chair.post(FORM, { ready: 'workshop' })).status, 303)
    match((await chair.get(FORM)).text, /A workshop[\s\S]*Asked now[\s\S]*A conference/)
    const row = await house.db('reviews').where({ id }).first()
    deepEqual([row.text, row.correctness, row.relevance, row.fit_for_talk], [WHOLE.text, 3, 4, true])
    match((await chair.get(review)).text, /Overall \(no longer asked\)[\s\S]*Accept/)
    const size = (await house.db('form_fields').where({ form: 'review' })).length
    await chair.post(FORM, { ready: 'conference' })
    await chair.post(FORM, { ready: 'workshop' })
    equal(
      (await house.db('form_fields').where({ form: 'review' })).length,
      size,
      'and no field is made twice',
    )
    const preview = (await chair.get(`${FORM}/preview`)).text
    ok(preview.includes('Good candidate for a contributed talk'))
    match(preview, /What an author reads of it[\s\S]*Text for the authors[\s\S]*<math/)
    doesNotMatch(
      preview.replace(/[\s\S]*What an author reads of it/, ''),
      /Note to the chairs|contributed talk/,
    )
  }))
