// What the pages of reviews may know.
import type { Reading } from '../context.ts'
import { listFields } from '../fields/queries.ts'
import { maySeePaper } from '../policy/papers.ts'
import { mayEditReview, mayReadVersion } from '../policy/reviews.ts'
import { mayGiveDays } from '../policy/tasks.ts'
import { because, yes } from '../policy/verdict.ts'
import { tasksAmong } from '../tasks/queries.ts'
import { cardOf, type ReviewCard } from './card.ts'
import { type EditPage, editPage } from './editing.ts'
import { type Pdf, pdfOf } from './pdf.ts'
import { findReview, reviewsOfPaper, type SeenReview } from './queries.ts'
import { type Titled, titled } from './titled.ts'

export type { ReviewCard }

export type ShowPage = {
  paper: Titled
  paperIsOpen: boolean
  pdf: Pdf | null
  card: ReviewCard | null
  closed: string | null
  history: { id: string } | null
  /** For chairs, while its date can be moved. */
  give: { id: string } | null
}

/** For everybody who may read it; its writer learns why it can no longer be changed. */
async function showPage(r: Reading, review: SeenReview): Promise<ShowPage> {
  const others = r.workshop.other_reviews
  const edit = mayEditReview(r.viewer, review, r.deadlines, others)
  const [task] = await tasksAmong(r, [review])
  const card = cardOf(r, review, await listFields(r, 'review'))
  return {
    paper: titled(review),
    paperIsOpen: yes(maySeePaper(r.viewer, review.paper)),
    pdf: await pdfOf(r, review.paper),
    card,
    closed: card?.own ? because(edit) : null,
    history: yes(mayReadVersion(r.viewer, review, { is_draft: false }, others)) ? { id: review.id } : null,
    give: task && yes(mayGiveDays(r.viewer, task, r.deadlines)) ? { id: review.id } : null,
  }
}

/** Its writer gets the form as long as it may be changed; everybody else what they may read. */
export async function reviewPage(
  r: Reading,
  id: string,
): Promise<{ view: string; model: EditPage | ShowPage }> {
  const review = await findReview(r, id)
  if (yes(mayEditReview(r.viewer, review, r.deadlines, r.workshop.other_reviews))) {
    return { view: 'reviews/edit', model: await editPage(r, id) }
  }
  return { view: 'reviews/show', model: await showPage(r, review) }
}

/** The reviews of a paper that this viewer may see, for the paper's page and for views/reviews/_card.ejs. */
export async function reviewCards(r: Reading, paperId: number): Promise<ReviewCard[]> {
  const [reviews, fields] = await Promise.all([reviewsOfPaper(r, paperId), listFields(r, 'review')])
  return reviews.flatMap((review) => cardOf(r, review, fields) ?? [])
}
