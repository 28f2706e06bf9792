// Every version of a review that this viewer may read, and two of them side by side.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import type { ReviewVersion } from '../core/tables-reviewing.ts'
import { inWords, wordsIn } from '../fields/answers.ts'
import { listFields } from '../fields/queries.ts'
import { mayReadPrivateNotes, mayReadReviewAnswer, mayReadVersion } from '../policy/reviews.ts'
import { must, yes } from '../policy/verdict.ts'
import { keptAs } from './answers.ts'
import { apart, type Piece } from './apart.ts'
import { findReview, type SeenReview } from './queries.ts'
import { versionsOf } from './queries-versions.ts'
import { labelOf } from './readable.ts'
import { type Titled, titled } from './titled.ts'

type VersionShown = { version: number; saved: TimeShown; state: string; words: number }
type Compared = { label: string; older: Piece[]; newer: Piece[]; same: boolean }
export type HistoryPage = {
  id: string
  paper: Titled
  own: boolean
  versions: VersionShown[]
  older: VersionShown | null
  newer: VersionShown | null
  fields: Compared[]
}

const NOTES = { label: 'Private notes', name: 'private_notes' }

type Column = { name: string; label: string; words: (value: AnswerValue) => string }

/** What of a version is readable, as words, by the name that it is kept under. */
function columnsFor(r: Reading, review: SeenReview, fields: Field[]): Column[] {
  const others = r.workshop.other_reviews
  const readable = fields.filter(
    (field) => field.kind !== 'heading' && yes(mayReadReviewAnswer(r.viewer, review, field, others)),
  )
  const columns = readable.map((field) => ({
    name: keptAs(field),
    label: labelOf(field, { past: true }),
    words: (value: AnswerValue) => inWords(field, value),
  }))
  const notes = { ...NOTES, words: (value: AnswerValue) => String(value) }
  return yes(mayReadPrivateNotes(r.viewer, review)) ? [...columns, notes] : columns
}

function answerIn({ fields }: ReviewVersion, name: string): AnswerValue {
  const value = fields[name]
  if (value === null || value === undefined || value === false) return ''
  return value === true ? 'on' : Array.isArray(value) ? value : String(value)
}

function versionShown(
  r: Reading,
  version: ReviewVersion,
  review: SeenReview,
  columns: Column[],
): VersionShown {
  const text = columns.map(({ name }) => [answerIn(version, name)].flat().join(' ')).join(' ')
  const stands = version.version === review.version ? ', stands now' : ''
  return {
    version: version.version,
    saved: shown(version.saved_at, r.workshop.time_zone),
    state: (version.is_draft ? 'Draft' : 'Submitted') + stands,
    words: wordsIn(text),
  }
}

/** `older` and `newer`: the numbers of two versions; without them the last two. */
export async function historyPage(
  r: Reading,
  id: string,
  wish: { older: number | null; newer: number | null },
): Promise<HistoryPage> {
  const review = await findReview(r, id)
  const others = r.workshop.other_reviews
  // For whom no version could ever be, there is no such page.
  must(mayReadVersion(r.viewer, review, { is_draft: false }, others))
  const [all, fields] = await Promise.all([versionsOf(r, id), listFields(r, 'review')])
  const versions = all.filter((version) => yes(mayReadVersion(r.viewer, review, version, others)))
  const newer = versions.find(({ version }) => version === wish.newer) ?? versions[0]
  const before = versions[newer ? versions.indexOf(newer) + 1 : 0]
  const older = versions.find(({ version }) => version === wish.older) ?? before
  const columns = columnsFor(r, review, fields)
  const side = (version: ReviewVersion | undefined) =>
    version ? versionShown(r, version, review, columns) : null
  return {
    id,
    paper: titled(review),
    own: review.person_id === r.viewer.personId,
    versions: versions.map((version) => versionShown(r, version, review, columns)),
    older: side(older),
    newer: side(newer),
    fields: newer ? columns.flatMap((column) => compared(column, older, newer)) : [],
  }
}

function compared({ name, label, words }: Column, older: ReviewVersion | undefined, newer: ReviewVersion) {
  const [before, after] = [older ? words(answerIn(older, name)) : '', words(answerIn(newer, name))]
  if (before === '' && after === '') return []
  const [one, other] = older ? apart(before, after) : [[], [{ text: after, own: false }]]
  return [{ label, older: one, newer: other, same: before === after }]
}
