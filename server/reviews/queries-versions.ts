// Every save of a review, as it stood; what one open form types in a few minutes is one version.
import type { Reading, Writing } from '../context.ts'
import type { ReviewVersion } from '../core/tables-reviewing.ts'

type Kept = Pick<ReviewVersion, 'review_id' | 'version' | 'is_draft' | 'saved_from' | 'fields'>

const MINUTES = "interval '10 minutes'"

/**
 * A form that saves itself every few seconds leaves one draft for ten minutes, as long as it goes on from what it saved
 * before: a version of which much was cut stays. True where a version was added.
 */
export async function keepVersion(w: Writing, kept: Kept): Promise<boolean> {
  const { review_id, saved_from } = kept
  const length = JSON.stringify(kept.fields).length
  const replaced =
    kept.is_draft && saved_from !== null
      ? await w
          .db('review_versions')
          .where({ review_id, saved_from, is_draft: true })
          .where('version', kept.version - 1)
          .whereRaw(
            `date_bin(${MINUTES}, saved_at, 'epoch') = date_bin(${MINUTES}, cast(? as timestamptz), 'epoch')`,
            [w.now.toString()],
          )
          .whereRaw('length(cast(fields as text)) <= ? * 1.1', [length])
          .delete()
      : 0
  await w.db('review_versions').insert({ ...kept, fields: JSON.stringify(kept.fields), saved_at: w.now })
  return replaced === 0
}

/** Newest first. The caller asks policy about the review, and about each version. */
export const versionsOf = ({ db }: Reading, id: string): Promise<ReviewVersion[]> =>
  db<ReviewVersion>('review_versions').where({ review_id: id }).orderBy('version', 'desc')
