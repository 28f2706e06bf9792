// A review form that a chair changes, for the stories of this folder.
import type { TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

export const FORM = '/settings/review-form'

export const fieldOf = async (house: TestHouse, where: Record<string, unknown>) =>
  house
    .db('form_fields')
    .where({ form: 'review', retired_at: null, ...where })
    .first()

/** Adds a question through the chair's form; its number. */
export async function askReviewers(
  chair: Visitor,
  house: TestHouse,
  wish: Record<string, unknown>,
): Promise<number> {
  const answer = await chair.post(`${FORM}/fields`, { required: 'submission', readers: 'authors', ...wish })
  if (answer.status !== 303) throw new Error(`Unexpected answer ${answer.status}\n${answer.text}`)
  return (await house.db('form_fields').max<{ max: number }[]>('id').first())?.max ?? 0
}

/** Saves a question as it stands, with these changes. */
export async function changeQuestion(
  chair: Visitor,
  house: TestHouse,
  id: number,
  change: Record<string, unknown>,
): Promise<number> {
  const { kind, label, help, required, readers, options } = await house
    .db('form_fields')
    .where({ id })
    .first()
  const stands = { kind, label, help, required, readers, options: options.join('\n') }
  return (await chair.post(`${FORM}/fields/${id}`, { ...stands, ...change })).status
}
