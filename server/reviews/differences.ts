// Where two open forms saved the same review: what each of them wants to stand there, field by field.
import type { Field } from '../core/tables-fields.ts'
import { inWords, nameOf } from '../fields/answers.ts'
import type { Answers } from '../fields/asked.ts'
import { changesIn } from './answers.ts'

/** `name`: of the field in the form, and `part` how the choice between the two is named. */
export type Difference = { name: string; part: string; label: string; mine: string; theirs: string }

/** `answers[f12]` is chosen as `f12`. */
const partOf = (field: Field) => field.key ?? `f${field.id}`

type Sides = { now: Answers; wanted: Answers; notesNow: string; notesWanted: string | undefined }

/** Empty where both want the same: an answer that was lost on its way is no clash. */
export function differences(fields: Field[], { now, wanted, notesNow, notesWanted }: Sides): Difference[] {
  const changes = changesIn(now, wanted)
  const asked = fields.flatMap((field): Difference[] => {
    const value = changes.get(field.id)
    if (value === undefined) return []
    const sides = { mine: inWords(field, value), theirs: inWords(field, now.get(field.id) ?? '') }
    return [{ name: nameOf(field), part: partOf(field), label: field.label, ...sides }]
  })
  if (notesWanted === undefined || notesWanted === notesNow) return asked
  const notes = { name: 'private_notes', part: 'private_notes', label: 'Private notes' }
  return [...asked, { ...notes, mine: notesWanted, theirs: notesNow }]
}
