// A review as it is typed, drawn as its readers will get it; nothing is kept.
import type { Reading } from '../context.ts'
import type { Field } from '../core/tables-fields.ts'
import { listFields } from '../fields/queries.ts'
import { mayEditReview } from '../policy/reviews.ts'
import { must } from '../policy/verdict.ts'
import { visitor } from '../policy/viewer.ts'
import { answersOf, placed, wantedOf, withPending } from './answers.ts'
import { cardOf, type ReviewCard } from './card.ts'
import type { ReviewDraft } from './form.ts'
import { type Pdf, pdfOf } from './pdf.ts'
import { findReview, type SeenReview } from './queries.ts'
import { type Titled, titled } from './titled.ts'

type Typed = { review: SeenReview; fields: Field[] }

/** What stands in the form, as if it had been saved and counted. */
async function asTyped(r: Reading, id: string, draft: ReviewDraft): Promise<Typed> {
  const review = await findReview(r, id)
  must(mayEditReview(r.viewer, review, r.deadlines, r.workshop.other_reviews))
  const fields = await listFields(r, 'review')
  const standing = withPending(answersOf(review, fields), fields, review.pending)
  const { columns, made } = placed(fields, new Map([...standing, ...wantedOf(fields, draft.typed)]))
  return { review: { ...review, ...columns, answers: Object.fromEntries(made) }, fields }
}

export type PreviewPage = {
  id: string
  paper: Titled
  card: ReviewCard | null
  later: string[]
  pdf: Pdf | null
}

/** What an author would get, by the same rules as what authors do get. `later`: what they get only with the decision. */
export async function previewPage(r: Reading, id: string, draft: ReviewDraft): Promise<PreviewPage> {
  const { review, fields } = await asTyped(r, id, draft)
  const released = { ...review, submitted_at: review.submitted_at ?? r.now, released: true }
  const viewer = { ...visitor, authored: new Set([review.paper_id]) }
  const later = fields.filter(({ readers, retired_at }) => readers === 'decided' && !retired_at)
  return {
    id,
    paper: titled(review),
    card: cardOf({ viewer, workshop: r.workshop }, released, fields),
    later: later.map(({ label }) => label),
    pdf: await pdfOf(r, review.paper),
  }
}

export type ProofPage = {
  id: string
  paper: Titled
  texts: { name: string; label: string; text: string }[]
  pdf: Pdf | null
}

/** The texts in Markdown, each by itself, whoever will read it. */
export async function proofPage(r: Reading, id: string, draft: ReviewDraft): Promise<ProofPage> {
  const { review, fields } = await asTyped(r, id, draft)
  const answers = answersOf(review, fields)
  const texts = fields
    .filter(({ kind, retired_at }) => kind === 'long-text' && !retired_at)
    .map((field) => ({
      name: field.key ?? `f${field.id}`,
      label: field.label,
      text: String(answers.get(field.id) ?? ''),
    }))
  return { id, paper: titled(review), texts, pdf: await pdfOf(r, review.paper) }
}
