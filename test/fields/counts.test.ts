// How often a question was answered tells a chair nothing of a paper in conflict.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import { FORM, fieldOf } from './reviewing.ts'

// Rule 10.
test('answers in the reviews of a paper in conflict are not counted', () =>
  inHouse(async (house) => {
    const { chair, rita, rob, paper, review, other } = await paperInReview(house)
    const conflicted = await house.chair('Connie Conflicted')
    await conflict(house, paper, conflicted.id)
    const { id } = await fieldOf(house, { key: 'relevance' })
    const pages = async () => [
      (await conflicted.get(FORM)).text,
      (await conflicted.get(`${FORM}/fields/${id}`)).text,
    ]
    const before = await pages()
    await rita.post(`${review}/submission`, WHOLE)
    await rob.post(other, { ...WHOLE, version: 1 })
    const after = await pages()
    for (const [index, page] of before.entries()) equal(after[index], page, 'as if nothing were reviewed')
    match((await chair.get(FORM)).text, /2 answers/)
  }))
