// What the pages of responses may know: the contacts' boxes, and what others read.
import type { Reading } from '../context.ts'
import { deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { Fault } from '../core/form.ts'
import type { Response, ResponseRules } from '../core/tables-responses.ts'
import { findPaper } from '../papers/queries.ts'
import { mayConfigure } from '../policy/people.ts'
import { mayReadDraft, mayRespond } from '../policy/responses.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { countWords } from '../reviews/advice.ts'
import { asksAboutNames } from '../reviews/names.ts'
import { type ReviewCard, reviewCards } from '../reviews/page.ts'
import { type Pdf, pdfOf } from '../reviews/pdf.ts'
import { draftsOf, responsesOf, rulesOf } from './queries.ts'

export type ResponseShown = { label: string; text: string; sent: TimeShown }

/** What was sent, for the paper's page. */
export async function responsesShown(r: Reading, paperId: number): Promise<ResponseShown[]> {
  return (await responsesOf(r, paperId)).map(({ number, text, sent_at }) => ({
    label: number === null ? 'Response of the authors' : `Response to Reviewer ${number}`,
    text,
    sent: shown(sent_at ?? r.now, r.workshop.time_zone),
  }))
}

/** The box for one answer: to a review, or to all of them. */
type Box = {
  key: string
  review: string
  label: string
  text: string
  version: number
  words: number
  sent: TimeShown | null
  /** The draft says something else than what was sent. */
  differs: boolean
  entry: Fault | null
  askAboutNames: boolean
}

export type ResponsePage = {
  paper: { id: number; title: string }
  until: TimeShown | null
  closed: string | null
  rules: ResponseRules
  reviews: ReviewCard[]
  boxes: Box[]
  sent: ResponseShown[]
  pdf: Pdf | null
  entry: Fault | null
}

function boxOf(r: Reading, review: ReviewCard | null, drafts: Response[], entry: Fault | null): Box {
  const draft = drafts.find(({ review_id }) => review_id === (review?.id ?? null))
  const mine = entry && (entry.typed.review ?? '') === (review?.id ?? '') ? entry : null
  const text = draft?.text ?? ''
  return {
    key: review ? `-${review.id.slice(0, 8)}` : '-all',
    review: review?.id ?? '',
    label: review ? `Response to ${review.label}` : 'Your response',
    text,
    version: draft?.version ?? 0,
    words: countWords(text),
    sent: draft?.sent_at ? shown(draft.sent_at, r.workshop.time_zone) : null,
    differs: draft?.sent_text != null && draft.sent_text !== text,
    entry: mine,
    askAboutNames: asksAboutNames(mine),
  }
}

export async function responsePage(
  r: Reading,
  id: number,
  entry: Fault | null = null,
): Promise<ResponsePage> {
  const paper = await findPaper(r, id)
  const may = mayRespond(r.viewer, paper, r.deadlines)
  if (may === 'hidden') throw new NotFound()
  const rules = await rulesOf(r)
  const reviews = await reviewCards(r, id)
  const writes = yes(may) && yes(mayReadDraft(r.viewer, { paper_id: id }))
  const drafts = writes ? await draftsOf(r, id) : []
  const asked = rules.scope === 'review' ? reviews : [null]
  const window = r.deadlines.response
  return {
    paper: { id, title: paper.title },
    until: window ? deadlineShown(window.closesAt, r.workshop.time_zone) : null,
    closed: because(may),
    rules,
    reviews,
    boxes: writes ? asked.map((review) => boxOf(r, review, drafts, entry)) : [],
    sent: await responsesShown(r, id),
    pdf: await pdfOf(r, paper),
    entry,
  }
}

export type ResponseRulesPage = {
  rules: ResponseRules
  window: TimeShown | null
  seen: string
  entry: Fault | null
}

export async function responseRulesPage(r: Reading, entry: Fault | null = null): Promise<ResponseRulesPage> {
  must(mayConfigure(r.viewer))
  const closes = r.deadlines.response?.closesAt
  const rules = await rulesOf(r)
  return {
    rules,
    seen: fingerprint(rules),
    window: closes ? deadlineShown(closes, r.workshop.time_zone) : null,
    entry,
  }
}
