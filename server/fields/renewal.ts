// When a changed question is another one: answers to the old one would say what nobody meant, or be read by people for whom they were not written.
import type { Field } from '../core/tables-fields.ts'
import { hasMoreReaders } from './forms.ts'

type Asked = Pick<Field, 'kind' | 'options' | 'readers'>

export function isAnotherQuestion(field: Field, next: Asked): boolean {
  // Titles and abstracts stay what they are; chairs cannot change their kind.
  if (field.form === 'submission' && field.key !== null) return false
  const isOtherScale = field.kind === 'score' && next.options.length !== field.options.length
  return next.kind !== field.kind || isOtherScale || hasMoreReaders(field, next.readers)
}
