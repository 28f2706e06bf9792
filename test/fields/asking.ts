// Fields as a chair makes them, for the stories of this folder.
import type { TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

/** Adds a field through the chair's form; its number. */
export async function ask(house: TestHouse, chair: Visitor, wish: Record<string, unknown>): Promise<number> {
  const answer = await chair.post('/settings/submission-form/fields', { required: 'submission', ...wish })
  if (answer.status !== 303) throw new Error(`Unexpected answer ${answer.status}\n${answer.text}`)
  const last = await house.db('form_fields').max<{ max: number }[]>('id').first()
  return last?.max ?? 0
}
