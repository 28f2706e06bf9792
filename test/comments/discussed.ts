// What the stories of discussions share: a paper with two reviewers who have sent their reviews, one who has not, and chairs.
import { paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import type { TestHouse } from '../support/house.ts'
import type { Answer, Visitor } from '../support/visitor.ts'

export async function discussedPaper(house: TestHouse) {
  const world = await paperInReview(house)
  const idle = await house.reviewer('Ida Idle')
  await house.assigned(idle, world.paper)
  await world.rita.post(`${world.review}/submission`, WHOLE)
  await world.rob.post(`${world.other}/submission`, WHOLE)
  const numbers = await house.db('reviews').where({ paper_id: world.paper }).select('person_id', 'number')
  const numberOf = ({ id }: Visitor) => numbers.find(({ person_id }) => person_id === id)?.number
  const address = `/papers/${world.paper}/comments`
  const say = (who: Visitor, text: string, more: object = {}) =>
    who.post(address, { text, audience: 'reviewers', ...more })
  return { ...world, idle, address, say, numberOf }
}

/** Where the answer sends one: the key of the message that was written. */
export const keyIn = ({ location }: Answer) => /#message-(\S+)$/.exec(location ?? '')?.[1] ?? ''
