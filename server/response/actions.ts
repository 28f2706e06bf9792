// What can happen to a response: contacts draft it together and send it; chairs set its rules; the schedule asks for it.
import { viewersOf, type Writing } from '../context.ts'
import { clockTime } from '../core/dates.ts'
import { NotFound, Stale } from '../core/errors.ts'
import { mustStandAsSeen } from '../core/fingerprint.ts'
import type { Objections } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import type { Response, ResponseRules } from '../core/tables-responses.ts'
import { holdPaper, type SeenPaper } from '../papers/queries.ts'
import { mayConfigure } from '../policy/people.ts'
import { authorsRespondNow, mayReadResponse, mayRespond } from '../policy/responses.ts'
import { must, yes } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { countWords } from '../reviews/advice.ts'
import { namesDoubted, namesSaid } from '../reviews/names.ts'
import { findReview } from '../reviews/queries.ts'
import type { ResponseTyped } from './form.ts'
import { respondNow, responseSent } from './letters.ts'
import {
  contactsToCall,
  holdDraft,
  holdRules,
  markCalled,
  putDraft,
  reviewersOf,
  rulesOf,
  updateRules,
} from './queries.ts'

type Held = {
  paper: SeenPaper
  rules: ResponseRules
  reviewId: string | null
  reviewerId: number | null
  draft: Response | undefined
}

const reviewAnswered = (w: Writing, id: string | undefined) =>
  id ? findReview(w, id) : Promise.reject(new NotFound())

/** One response for each paper, or for each review that its authors may read. */
async function held(w: Writing, paperId: number, typed: ResponseTyped): Promise<Held> {
  const paper = await holdPaper(w, paperId)
  must(mayRespond(w.viewer, paper, w.deadlines))
  const rules = await rulesOf(w)
  const review = rules.scope === 'review' ? await reviewAnswered(w, typed.review) : null
  must(review && review.paper_id !== paperId ? 'hidden' : 'yes')
  const reviewId = review?.id ?? null
  const draft = await holdDraft(w, paperId, reviewId)
  if ((draft?.version ?? 0) !== typed.version && draft && draft.text !== typed.text) throw overtaken(w, draft)
  return { paper, rules, reviewId, reviewerId: review?.person_id ?? null, draft }
}

function overtaken(w: Writing, { text, version, saved_at }: Response): Stale {
  const time = clockTime(saved_at, w.workshop.time_zone)
  return new Stale(
    `Another contact, or another tab of yours, saved this response at ${time}. Both versions stand here.`,
    { text },
    { version },
  )
}

const savedNow = (w: Writing, { text }: ResponseTyped, draft: Response | undefined): Partial<Response> => ({
  text,
  version: (draft?.version ?? 0) + 1,
  saved_at: w.now,
  saved_by: ownId(w.viewer),
})

/** A draft may be anything. */
export async function saveResponse(w: Writing, paperId: number, typed: ResponseTyped): Promise<Response> {
  const { reviewId, draft } = await held(w, paperId, typed)
  if (draft && draft.text === typed.text) return draft
  const place = { paper_id: paperId, review_id: reviewId }
  const saved = await putDraft(w, place, savedNow(w, typed, draft))
  await record(w, 'response.saved', { paperId })
  return saved
}

async function objectionsTo(
  w: Writing,
  typed: ResponseTyped,
  { hard_words }: ResponseRules,
): Promise<Objections> {
  const refused = (text: string) => ({ problems: { text }, doubts: [] })
  if (typed.text === '') return refused('Write what you want to answer.')
  const words = countWords(typed.text)
  if (hard_words !== null && words > hard_words)
    return refused(`This has ${words} words, and ${hard_words} are the most. Shorten it.`)
  return namesDoubted(typed.names_are_fine ? [] : await namesSaid(w, typed.text), 'Responses')
}

export type Sent = Objections & { response: Response }

/** What was typed stays saved, whatever keeps it from being sent; what was sent before stands until then. */
export async function sendResponse(w: Writing, paperId: number, typed: ResponseTyped): Promise<Sent> {
  const { paper, rules, reviewId, reviewerId, draft } = await held(w, paperId, typed)
  const objections = await objectionsTo(w, typed, rules)
  const place = { paper_id: paperId, review_id: reviewId }
  const saved = savedNow(w, typed, draft)
  if (Object.keys(objections.problems).length > 0) {
    const response = await putDraft(w, place, saved)
    await record(w, 'response.saved', { paperId })
    return { ...objections, response }
  }
  const sent = { sent_text: typed.text, sent_at: w.now, sent_by: ownId(w.viewer) }
  const response = await putDraft(w, place, { ...saved, ...sent })
  await record(w, draft?.sent_at ? 'response.changed' : 'response.sent', { paperId })
  if (!draft?.sent_at) await tellReviewers(w, paper, { ...response, reviewer_id: reviewerId })
  return { ...objections, response }
}

async function tellReviewers(
  w: Writing,
  paper: SeenPaper,
  response: Response & { reviewer_id: number | null },
) {
  const viewers = await viewersOf(w.db, await reviewersOf(w, paper.id))
  const readers = viewers.filter((one) => yes(mayReadResponse(one, response, w.workshop.other_reviews)))
  await sendAll(
    w,
    readers.map((reader) => responseSent(reader, paper)),
  )
}

export async function setResponseRules(w: Writing, rules: ResponseRules, seen = ''): Promise<void> {
  must(mayConfigure(w.viewer))
  const before = await holdRules(w)
  mustStandAsSeen(seen, before, 'the rules of responses', {
    one_for_each: before.scope,
    words_asked_for: before.soft_words ?? 'any number',
    words_at_most: before.hard_words ?? 'any number',
  })
  await updateRules(w, rules)
  await record(w, 'response-rules.set', { details: rules })
}

/** Once for each paper, when its authors may read the reviews. Open to the schedule alone. */
export async function askForResponses(w: Writing): Promise<void> {
  if (!authorsRespondNow(w.deadlines)) return
  const contacts = await contactsToCall(w)
  if (contacts.length === 0) return
  const papers = new Map(contacts.map(({ id, title }) => [id, title]))
  await markCalled(w, [...papers.keys()])
  await sendAll(
    w,
    contacts.map((contact) => respondNow(w, contact)),
  )
  for (const [paperId, subject] of papers) await record(w, 'response.asked', { paperId, subject })
}
