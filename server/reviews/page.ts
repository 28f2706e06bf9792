// What the pages of reviews may know.
import type { Reading } from '../context.ts'
import { deadlineShown, lengthInWords, shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { mayBidNow } from '../policy/bids.ts'
import { maySeePaper, versionFor } from '../policy/papers.ts'
import { mayEditReview, mayRefuseReview, maySeeOthers, reviewIsLate } from '../policy/reviews.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { visitor } from '../policy/viewer.ts'
import { adviceOn, countWords } from './advice.ts'
import { cardOf, type Pill, type ReviewCard } from './card.ts'
import type { ReviewDraft } from './form.ts'
import { isNamesWarning } from './names.ts'
import { currentPaperFile, findReview, myReviews, reviewsOfPaper, type SeenReview } from './queries.ts'
import { SCALES, type Scale } from './scales.ts'

export type { ReviewCard }

type Due = { words: string; late: boolean; time: TimeShown }
type Titled = { id: number; title: string }

function dueOf({ deadlines, now, workshop }: Reading): Due | null {
  const closes = deadlines.review?.closesAt
  if (!closes) return null
  const late = reviewIsLate(deadlines)
  const words = late ? `${lengthInWords(closes, now)} late` : `due in ${lengthInWords(now, closes)}`
  return { words, late, time: deadlineShown(closes, workshop.time_zone) }
}

function stateOfMine({ submitted_at, saved_at }: SeenReview, due: Due | null): Pill {
  if (submitted_at) return { tone: 'ok', text: 'Sent' }
  const text = saved_at ? 'Draft' : 'Not started'
  if (due?.late) return { tone: 'bad', text: `${text}, late` }
  return { tone: saved_at ? 'warn' : 'outline', text }
}

const titled = ({ paper: { id, title } }: SeenReview): Titled => ({ id, title })

export type ReviewsPage = {
  sentence: string
  due: Due | null
  mine: { id: string; paper: Titled; state: Pill; sent: boolean; started: boolean; saved: TimeShown | null }[]
  standing: 'reviewer' | 'chair' | 'guest'
  /** Whether papers can be bid on now. */
  bidding: boolean
}

/** "2 of 4 reviews sent. Next: paper 47, due in 3 days." */
function sentenceOn(mine: SeenReview[], due: Due | null): string {
  const next = mine.find(({ submitted_at, released }) => submitted_at === null && !released)
  const all = `${mine.length} ${mine.length === 1 ? 'review' : 'reviews'}`
  if (!next && mine.some(({ submitted_at }) => submitted_at === null))
    return 'Reviewing is closed, so nothing is due. Thank you.'
  if (!next) return `${mine.length === 1 ? 'Your review is' : `All ${all} are`} sent. Thank you.`
  const sent = mine.filter(({ submitted_at }) => submitted_at !== null).length
  return `${sent} of ${all} sent. Next: paper ${next.paper_id}${due ? `, ${due.words}` : ''}.`
}

export async function reviewsPage(r: Reading): Promise<ReviewsPage> {
  const reviews = await myReviews(r)
  const due = dueOf(r)
  const mine = reviews.map((review) => ({
    id: review.id,
    paper: titled(review),
    state: stateOfMine(review, due),
    sent: review.submitted_at !== null,
    started: review.saved_at !== null,
    saved: review.saved_at ? shown(review.saved_at, r.workshop.time_zone) : null,
  }))
  const standing = r.viewer.isReviewer ? 'reviewer' : r.viewer.isChair ? 'chair' : 'guest'
  return {
    sentence: mine.length > 0 ? sentenceOn(reviews, due) : '',
    due,
    mine,
    standing,
    bidding: yes(mayBidNow(r.viewer, r.deadlines)),
  }
}

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
  const due = dueOf(r)
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
