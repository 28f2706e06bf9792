// Every review of one paper that this viewer may read, on one page that is made to be printed.
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import { findPaper } from '../papers/queries.ts'
import { type ReviewCard, reviewCards } from './page.ts'
import { type Pdf, pdfOf } from './pdf.ts'

export type PaperReviewsPage = {
  side: string
  paper: { id: number; title: string }
  cards: ReviewCard[]
  pdf: Pdf | null
}

/** Whoever may read none of them finds no page. */
export async function paperReviewsPage(r: Reading, id: number): Promise<PaperReviewsPage> {
  const paper = await findPaper(r, id)
  const cards = await reviewCards(r, id)
  found(cards[0])
  const side = r.viewer.isChair ? 'chair' : 'app'
  return { side, paper: { id, title: paper.title }, cards, pdf: await pdfOf(r, paper) }
}
