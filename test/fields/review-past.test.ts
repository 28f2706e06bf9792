// What authors read of a review in whose form something is no longer asked: their letters and pages bear no note of it.
import { doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { decide, lettersIn, released } from '../decisions/decided.ts'
import { paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import { changeQuestion, FORM, fieldOf } from './reviewing.ts'

test('what is no longer asked stands in the letter as it was asked, and once where it was asked anew', () =>
  inHouse(async (house) => {
    const { rita, chair, author, paper, review } = await paperInReview(house)
    await rita.post(`${review}/submission`, { ...WHOLE, version: 1 })
    const [relevance, overall] = [
      await fieldOf(house, { key: 'relevance' }),
      await fieldOf(house, { key: 'overall' }),
    ]
    await chair.post(`${FORM}/fields/${relevance.id}/retirement`)
    const options = Array.from({ length: 10 }, (_, place) => `Step ${place + 1}`).join('\n')
    await changeQuestion(chair, house, overall.id, { options })
    await rita.post(review, { ...WHOLE, overall: 8 })
    house.at('deciding')
    await decide(chair, paper, 'poster')
    await released(chair)
    const [letter] = await lettersIn(house)
    for (const text of [letter?.body_text ?? '', (await author.get(`/papers/${paper}`)).text]) {
      match(text, /Relevance to the workshop[\s\S]*At the heart of it/)
      match(text, /Step 8/)
      doesNotMatch(text, /no longer asked|\bAccept\b/)
    }
    const forChair = (await chair.get(review)).text
    match(forChair, /Overall \(no longer asked\)[\s\S]*Accept/)
    match(forChair, /Relevance to the workshop \(no longer asked\)/)
  }))
