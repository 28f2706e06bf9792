// The rows of the table of reviews: each with its state as a chair may know it, searched and filtered.
import { unreadByPaper } from '../comments/queries.ts'
import type { Reading } from '../context.ts'
import { deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import type { Pill } from '../core/pill.ts'
import type { Field } from '../core/tables-fields.ts'
import { listFields } from '../fields/queries.ts'
import { to } from '../paths.ts'
import { isDiscussed } from '../policy/comments.ts'
import { isLate, reviewingOf } from '../policy/deadlines.ts'
import { mayRateReview, maySeeQuality } from '../policy/quality.ts'
import { must, yes } from '../policy/verdict.ts'
import { answersOf } from '../reviews/answers.ts'
import { askedSince } from '../reviews/gaps.ts'
import type { Listed } from './form.ts'
import { type Overseen, overseenReviews } from './queries.ts'

type State = 'sent' | 'draft' | 'waiting'
export type Row = {
  id: string
  paper: { id: number; title: string }
  reviewer: { id: number; name: string; email: string; href: string; number: number }
  state: State
  late: boolean
  unable: boolean
  /** It was sent without an answer to what is asked now, and can still be changed. */
  lacking: boolean
  /** It can be sent no more. */
  closed: boolean
  /** New messages for this chair, while reviewers talk about what they have sent. */
  news: number
  pill: Pill
  due: TimeShown | null
  sent: TimeShown | null
  overall: number | null
  confidence: number | null
  words: number | null
  rating: number | null
  own: number | null
  mayRate: boolean
}

const STATES: Record<State, Pill> = {
  sent: { text: 'Sent', tone: 'ok' },
  draft: { text: 'Draft', tone: 'warn' },
  waiting: { text: 'Not started', tone: 'outline' },
}

const stateOf = ({ submitted_at, saved_at }: Overseen): State =>
  submitted_at ? 'sent' : saved_at ? 'draft' : 'waiting'

type Told = Pick<Row, 'state' | 'late' | 'unable' | 'lacking' | 'news'>
function pillOf({ state, late, unable, lacking, news }: Told): Row['pill'] {
  if (news > 0) return { text: `Discussing, ${news} new`, tone: 'accent' }
  const words = unable ? 'cannot finish' : lacking ? 'lacks an answer' : late ? 'late' : ''
  return {
    text: [STATES[state].text, words].filter(Boolean).join(', '),
    tone: late && state !== 'sent' ? 'bad' : lacking ? 'warn' : STATES[state].tone,
  }
}

const isLacking = (one: Overseen, fields: Field[]) =>
  askedSince(fields, answersOf({ ...one, answers: one.answers ?? {} }, fields)).length > 0

/** `late`: it was sent after its date, or its date has passed without it. */
function rowOf(r: Reading, one: Overseen, unread: Map<number, number>, fields: Field[]): Row {
  const window = reviewingOf(r.deadlines, one)
  const zone = r.workshop.time_zone
  const state = stateOf(one)
  const late = isLate(window, one.submitted_at ?? r.now)
  const closed = one.released || (window?.hard === true && window.over)
  const lacking = state === 'sent' && !closed && isLacking(one, fields)
  const unable = one.unable && state !== 'sent'
  const news = isDiscussed(r.deadlines, one) ? (unread.get(one.paper_id) ?? 0) : 0
  return {
    id: one.id,
    paper: { id: one.paper_id, title: one.title },
    reviewer: {
      ...{ id: one.person_id, name: one.reviewer, email: one.email, number: one.number },
      href: to.reviewer({ id: one.person_id }),
    },
    ...{ state, late, unable, lacking, closed, news },
    pill: pillOf({ state, late, unable, lacking, news }),
    due: window ? deadlineShown(window.closesAt, zone) : null,
    sent: one.submitted_at && shown(one.submitted_at, zone),
    overall: one.overall,
    confidence: one.confidence,
    words: one.submitted_at ? one.words : null,
    rating: one.rating,
    own: one.own_rating,
    mayRate: yes(mayRateReview(r.viewer, one)),
  }
}

export const SHOWS: { key: Listed['show']; label: string; fits: (row: Row) => boolean }[] = [
  { key: 'all', label: 'All', fits: () => true },
  { key: 'sent', label: 'Sent', fits: ({ state }) => state === 'sent' },
  { key: 'lacking', label: 'Lack an answer', fits: ({ lacking }) => lacking },
  { key: 'draft', label: 'Drafts', fits: ({ state }) => state === 'draft' },
  { key: 'waiting', label: 'Not started', fits: ({ state }) => state === 'waiting' },
  { key: 'late', label: 'Late', fits: ({ late, state }) => late && state !== 'sent' },
  { key: 'discussing', label: 'Discussing', fits: ({ news }) => news > 0 },
  { key: 'unable', label: 'Cannot finish', fits: ({ unable }) => unable },
]

const textOf = ({ paper, reviewer }: Row) => `${paper.id} ${paper.title} ${reviewer.name}`.toLowerCase()

/** `fits`: what the search finds, in every state; `rows`: of those the ones that are to be shown. */
export async function soughtReviews(r: Reading, { q, show }: Pick<Listed, 'q' | 'show'>) {
  must(maySeeQuality(r.viewer))
  const [reviews, unread, fields] = await Promise.all([
    overseenReviews(r),
    unreadByPaper(r),
    listFields(r, 'review'),
  ])
  const all = reviews.map((one) => rowOf(r, one, unread, fields))
  const fits = all.filter((row) => textOf(row).includes(q.toLowerCase()))
  return { all, fits, rows: fits.filter(SHOWS.find(({ key }) => key === show)?.fits ?? (() => true)) }
}
