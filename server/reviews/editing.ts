// The form of a review beside its paper, for its writer alone.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import type { Field } from '../core/tables-fields.ts'
import type { Answers } from '../fields/asked.ts'
import { listFields } from '../fields/queries.ts'
import { type Section, sectionsOf } from '../fields/shown.ts'
import { mayEditReview, mayRefuseReview, maySeeOthers } from '../policy/reviews.ts'
import { because, must, type Verdict, yes } from '../policy/verdict.ts'
import { type Due, dueOf, stateOfMine } from '../tasks/due.ts'
import { adviceFor } from './advice.ts'
import { answersOf, withPending } from './answers.ts'
import { askedSince } from './gaps.ts'
import { asksAboutNames } from './names.ts'
import { type Pdf, pdfOf } from './pdf.ts'
import { findReview, myReviews, type SeenReview } from './queries.ts'
import { type AnswersRead, answersRead } from './readable.ts'
import { type Titled, titled } from './titled.ts'

type Step = { id: string } | null
export type EditPage = {
  id: string
  paper: Titled
  due: Due | null
  state: Pill
  walk: { position: number; of: number; previous: Step; next: Step }
  pdf: Pdf | null
  sections: Section[]
  /** Answers to what is no longer asked. */
  before: AnswersRead
  privateNotes: string
  version: number
  saved: TimeShown | null
  sent: boolean
  /** Changes of a submitted review that are not sent yet. */
  apart: boolean
  /** What is asked now and has no answer in what was sent. */
  since: string[]
  advice: string[]
  others: { open: boolean; because: string | null }
  askAboutNames: boolean
  can: { refuse: boolean; refuseBecause: string | null }
  entry: Fault | null
  refusal: Fault | null
  /** For whom the form is, so that it never saves as somebody else. */
  personId: number | null
}

const beforeIn = (fields: Field[], answers: Answers) =>
  answersRead(fields, new Set(fields.filter(({ retired_at }) => retired_at)), answers, {
    readers: true,
    past: true,
  })

const possible = (others: Verdict): EditPage['others'] => ({ open: yes(others), because: because(others) })

const sinceIn = (review: SeenReview, fields: Field[]): string[] =>
  review.submitted_at ? askedSince(fields, answersOf(review, fields)) : []

/** `entry` or `refusal` bring back what was typed, with its faults. */
export async function editPage(
  r: Reading,
  id: string,
  { entry = null, refusal = null }: { entry?: Fault | null; refusal?: Fault | null } = {},
): Promise<EditPage> {
  const review = await findReview(r, id)
  const { viewer, deadlines, workshop } = r
  must(mayEditReview(viewer, review, deadlines, workshop.other_reviews))
  const [mine, pdf, fields] = await Promise.all([
    myReviews(r),
    pdfOf(r, review.paper),
    listFields(r, 'review'),
  ])
  const answers = withPending(answersOf(review, fields), fields, review.pending)
  const due = dueOf(r, review)
  const since = sinceIn(review, fields)
  return {
    id,
    paper: titled(review),
    due,
    state: stateOfMine(review, due, false, since),
    walk: walkAt(mine, id),
    pdf,
    sections: sectionsOf(fields, answers, entry),
    before: beforeIn(fields, answers),
    privateNotes: review.private_notes,
    version: review.version,
    saved: review.saved_at ? shown(review.saved_at, workshop.time_zone) : null,
    sent: review.submitted_at !== null,
    apart: review.pending !== null,
    since,
    advice: entry ? [] : await adviceFor(r, review),
    others: possible(maySeeOthers(viewer, review.paper_id, workshop.other_reviews)),
    askAboutNames: asksAboutNames(entry),
    can: refusing(r, review),
    entry,
    refusal,
    personId: viewer.personId,
  }
}

function refusing(r: Reading, review: SeenReview): EditPage['can'] {
  const refuse = mayRefuseReview(r.viewer, review, r.deadlines, r.workshop.other_reviews)
  return { refuse: yes(refuse), refuseBecause: because(refuse) }
}

function walkAt(mine: SeenReview[], id: string): EditPage['walk'] {
  const index = mine.findIndex((review) => review.id === id)
  const at = (place: number) => {
    const review = mine[place]
    return review ? { id: review.id } : null
  }
  return { position: index + 1, of: mine.length, previous: at(index - 1), next: at(index + 1) }
}

/** After this one the next that is not sent, from the top again after the last; null when all are. */
export async function nextUnsent(r: Reading, id: string): Promise<Step> {
  const mine = await myReviews(r)
  const here = mine.findIndex((review) => review.id === id)
  const after = [...mine.slice(here + 1), ...mine.slice(0, Math.max(0, here))]
  const next = after.find(({ submitted_at, live, released }) => !submitted_at && live && !released)
  return next ? { id: next.id } : null
}
