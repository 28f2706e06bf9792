// What is asked of a file before it is taken: its types and its size, by the field of the form that it answers.
import type { Reading } from '../context.ts'
import { NotFound, Refused } from '../core/errors.ts'
import type { Field, FileType } from '../core/tables-fields.ts'
import type { FileKind } from '../core/tables-files.ts'
import { inForce } from '../fields/asked.ts'
import { typesIn } from '../fields/file-types.ts'
import { listFields } from '../fields/queries.ts'

/** `field_id`: of the question that the file answers, where a chair has made it. */
export type Wish = { kind: FileKind; field_id: number | null }
export type Wanted = Wish & { types: FileType[]; limit: number }
type Limits = Pick<Reading, 'uploadLimit' | 'supplementLimit'>

const MEGABYTE = 1024 * 1024

/** Of a field whose answer is a file. */
export const wantedBy = (limits: Limits, { id, kind, options, most }: Field): Wanted =>
  kind === 'file'
    ? {
        kind: 'answer',
        field_id: id,
        types: typesIn(options),
        limit: Math.min(limits.uploadLimit, (most ?? 1) * MEGABYTE),
      }
    : wantedAlways(limits, kind === 'supplement' ? 'supplement' : 'paper')

export const wantedAlways = (limits: Limits, kind: FileKind): Wanted => ({
  kind,
  field_id: null,
  types: kind === 'supplement' ? ['zip', 'pdf'] : ['pdf'],
  limit: kind === 'supplement' ? limits.supplementLimit : limits.uploadLimit,
})

/** Of the form, the field whose answer is this file. */
export async function fieldOf(r: Reading, { kind, field_id }: Wish): Promise<Field | undefined> {
  return inForce(await listFields(r, 'submission')).find((one) =>
    kind === 'supplement' ? one.kind === kind : one.kind === 'file' && one.id === field_id,
  )
}

/** A question that is not on the form has no box, so nothing is taken for it. */
export async function wantedFile(r: Reading, wish: Wish): Promise<Wanted> {
  const { kind } = wish
  if (kind !== 'answer' && kind !== 'supplement') return wantedAlways(r, kind)
  const field = await fieldOf(r, wish)
  if (field) return wantedBy(r, field)
  if (kind === 'supplement') throw new Refused('The form does not ask for a supplement any more.')
  throw new NotFound()
}
