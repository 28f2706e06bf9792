// Every save of a review, as it stood; what one open form types in a few minutes is one version.
import type { Reading, Writing } from '../context.ts'
import type { ReviewVersion } from '../core/tables-reviewing.ts'
import { goesOn } from './going-on.ts'

type Kept = Pick<ReviewVersion, 'review_id' | 'version' | 'is_draft' | 'saved_from' | 'fields'>

const MINUTES = "interval '10 minutes'"

/** The draft that the same open form has just left, within these ten minutes. */
const justLeft = (w: Writing, { review_id, saved_from, version }: Kept) =>
  w
    .db<ReviewVersion>('review_versions')
    .where({ review_id, saved_from, is_draft: true, version: version - 1 })
    .whereRaw(
      `date_bin(${MINUTES}, saved_at, 'epoch') = date_bin(${MINUTES}, cast(? as timestamptz), 'epoch')`,
      [w.now.toString()],
    )

/**
 * A form that saves itself every few seconds leaves one draft for ten minutes, as long as it goes on from what it saved
 * before: a version of which much was cut stays. True where the version to come takes the place of one.
 */
export async function makeRoom(w: Writing, kept: Kept): Promise<boolean> {
  const earlier = kept.is_draft && kept.saved_from !== null ? await justLeft(w, kept).first() : undefined
  const isReplaced = earlier !== undefined && goesOn(earlier.fields, kept.fields)
  if (isReplaced) await justLeft(w, kept).delete()
  return isReplaced
}

/** Goes out with the change of the review itself. */
export const versionInsert = ({ db, now }: Writing, kept: Kept) =>
  db('review_versions').insert({ ...kept, fields: JSON.stringify(kept.fields), saved_at: now })

/** Newest first. The caller asks policy about the review, and about each version. */
export const versionsOf = ({ db }: Reading, id: string): Promise<ReviewVersion[]> =>
  db<ReviewVersion>('review_versions').where({ review_id: id }).orderBy('version', 'desc')
