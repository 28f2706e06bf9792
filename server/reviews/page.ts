// What the pages of reviews may know.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { maySeePaper, versionFor } from '../policy/papers.ts'
import { mayEditReview, mayRefuseReview, maySeeOthers } from '../policy/reviews.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { visitor } from '../policy/viewer.ts'
import { type Due, dueOf, type Pill, stateOfMine } from '../tasks/due.ts'
import { adviceOn, countWords } from './advice.ts'
import { cardOf, type ReviewCard } from './card.ts'
import type { ReviewDraft } from './form.ts'
import { isNamesWarning } from './names.ts'
import { currentPaperFile, findReview, myReviews, reviewsOfPaper, type SeenReview } from './queries.ts'
import { SCALES, type Scale } from './scales.ts'

export type { ReviewCard }

type Titled = { id: number; title: string }

const titled = ({ paper: { id, title } }: SeenReview): Titled => ({ id, title })

export type EditPage = {
  id: string
  paper: Titled
  due: Due | null
  state: Pill
  walk: { position: number; of: number; previous: { id: string } | null; next: { id: string } | null }
  pdf: { file: { id: string }; pages: number | null } | null
  values: Pick<SeenReview, 'version' | 'text' | 'note' | 'fit_for_talk' | Scale['name']>
  scales: Scale[]
  words: number
  saved: TimeShown | null
  sent: boolean
  advice: string[]
  others: { open: boolean; because: string | null }
  askAboutNames: boolean
  can: { refuse: boolean; refuseBecause: string | null }
  entry: Fault | null
  refusal: Fault | null
}

/** The form, for its writer alone; `entry` or `refusal` bring back what was typed, with its faults. */
export async function editPage(
  r: Reading,
  id: string,
  { entry = null, refusal = null }: { entry?: Fault | null; refusal?: Fault | null } = {},
): Promise<EditPage> {
  const review = await findReview(r, id)
  const { viewer, deadlines, workshop } = r
  must(mayEditReview(viewer, review, deadlines, workshop.other_reviews))
  const [mine, pdf] = await Promise.all([myReviews(r), pdfOf(r, review)])
  const due = dueOf(r, review)
  const refuse = mayRefuseReview(viewer, review, deadlines, workshop.other_reviews)
  const others = maySeeOthers(viewer, review.paper_id, workshop.other_reviews)
  const { version, text, note, fit_for_talk, correctness, relevance, overall, confidence } = review
  return {
    id,
    paper: titled(review),
    due,
    state: stateOfMine(review, due),
    walk: walkAt(mine, id),
    pdf,
    values: { version, text, note, fit_for_talk, correctness, relevance, overall, confidence },
    scales: SCALES,
    words: countWords(text),
    saved: review.saved_at ? shown(review.saved_at, workshop.time_zone) : null,
    sent: review.submitted_at !== null,
    advice: entry ? [] : adviceOn(review),
    others: { open: yes(others), because: because(others) },
    askAboutNames: isNamesWarning(entry?.problems.text) || Boolean(entry?.typed.names_are_fine),
    can: { refuse: yes(refuse), refuseBecause: because(refuse) },
    entry,
    refusal,
  }
}

function walkAt(mine: SeenReview[], id: string): EditPage['walk'] {
  const index = mine.findIndex((review) => review.id === id)
  const at = (place: number) => {
    const review = mine[place]
    return review ? { id: review.id } : null
  }
  return { position: index + 1, of: mine.length, previous: at(index - 1), next: at(index + 1) }
}

/** The paper's PDF, where this viewer may read it now. */
async function pdfOf(r: Reading, { paper }: SeenReview): Promise<EditPage['pdf']> {
  const file = await currentPaperFile(r, paper.id)
  if (!file) return null
  const facts = { ...file, current: true, readers: 'reviewers' as const }
  const version = versionFor(r.viewer, paper, facts, r.deadlines, r.workshop.early_reading)
  return version ? { file: { id: file.id }, pages: file.pages } : null
}

export type ShowPage = { paper: Titled; paperIsOpen: boolean; card: ReviewCard | null; closed: string | null }

/** For everybody who may read it; its writer learns why it can no longer be changed. */
function showPage(r: Reading, review: SeenReview): ShowPage {
  const edit = mayEditReview(r.viewer, review, r.deadlines, r.workshop.other_reviews)
  const card = cardOf(r, review)
  return {
    paper: titled(review),
    paperIsOpen: yes(maySeePaper(r.viewer, review.paper)),
    card,
    closed: card?.own ? because(edit) : null,
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
  return { view: 'reviews/show', model: showPage(r, review) }
}

export type PreviewPage = { id: string; paper: Titled; card: ReviewCard | null }

/** What an author would get of the text as it is typed, by the same rules as what authors do get. */
export async function previewPage(r: Reading, id: string, draft: ReviewDraft): Promise<PreviewPage> {
  const review = await findReview(r, id)
  must(mayEditReview(r.viewer, review, r.deadlines, r.workshop.other_reviews))
  const typed = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
  const released = { ...review, ...typed, submitted_at: review.submitted_at ?? r.now, released: true }
  const viewer = { ...visitor, authored: new Set([review.paper_id]) }
  return { id, paper: titled(review), card: cardOf({ viewer, workshop: r.workshop }, released) }
}

/** The reviews of a paper that this viewer may see, for the paper's page and for views/reviews/_card.ejs. */
export async function reviewCards(r: Reading, paperId: number): Promise<ReviewCard[]> {
  const reviews = await reviewsOfPaper(r, paperId)
  return reviews.flatMap((review) => cardOf(r, review) ?? [])
}
