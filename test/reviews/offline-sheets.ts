// What the stories of reviewing offline share: a reviewer of two papers, and their file, filled in.
import assert from 'node:assert/strict'
import type { Review } from '../../server/core/tables-reviewing.ts'
import type { TestHouse } from '../support/house.ts'
import { paperInReview, WHOLE } from './paper-in-review.ts'

export const OFFLINE = '/reviews/offline'

/** A second paper for Rita, without a file of its own. */
export async function twoPapers(house: TestHouse) {
  const world = await paperInReview(house)
  const { id: _, ...first } = await house.db('papers').where({ id: world.paper }).first()
  const [second] = await house
    .db('papers')
    .insert({ ...first, title: 'Gently Folded Graphs' })
    .returning<{ id: number }[]>('id')
  const later = await house.assigned(world.rita, second?.id ?? 0)
  const fileOf = async () => (await world.rita.get(`${OFFLINE}.md`)).text
  const rowOf = async (id: string) =>
    (await house.db<Review>('reviews').where({ id }).first()) ?? assert.fail()
  return { ...world, second: second?.id ?? 0, later, fileOf, rowOf }
}

/** The answer to a question of a paper, written between its lines. */
export function filled(file: string, review: string, answers: Record<string, string | number>): string {
  const [before = '', after = ''] = file.split(new RegExp(`(?<=review ${review} version \\d+ -->)`))
  const put = Object.entries(answers).reduce(
    (text, [name, words]) =>
      text.replace(
        new RegExp(`(<!-- rostrum answer ${name} -->\n)[\\s\\S]*?(<!-- rostrum end of answer -->)`),
        `$1${words}\n$2`,
      ),
    after,
  )
  return before + put
}

/** A whole review but for its box. */
export const ANSWERS = { ...WHOLE, fit_for_talk: '- [ ] Yes' }
