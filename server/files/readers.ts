// Who reads a file of a paper, by the field that it answers.
import type { Reading } from '../context.ts'
import type { Field } from '../core/tables-fields.ts'
import type { PaperFile } from '../core/tables-files.ts'
import { standing } from '../fields/asked.ts'
import { answersOf, listFields } from '../fields/queries.ts'

/** null: its question is not asked of this paper as it stands, so the file counts no more than a text would. */
export type ReadersOf = (file: Pick<PaperFile, 'kind' | 'field_id'>) => Field['readers'] | null

/** Two queries, however many files there are. */
export async function readersOf(r: Reading, paperId: number): Promise<ReadersOf> {
  const fields = await listFields(r, 'submission')
  const counting = standing(fields, (await answersOf(r, [paperId])).get(paperId) ?? new Map())
  const readers = (is: (field: Field) => boolean) => counting.find(is)?.readers ?? null
  return ({ kind, field_id }) => {
    if (kind === 'answer') return readers(({ id }) => id === field_id)
    return kind === 'supplement' ? readers((field) => field.kind === kind) : 'reviewers'
  }
}
