// A reviewer's home: one sentence, and every review of theirs with its state, its date and what was said of it.
import { unreadByPaper } from '../comments/queries.ts'
import type { Reading } from '../context.ts'
import { deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import type { Pill } from '../core/pill.ts'
import type { Field } from '../core/tables-fields.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { counted } from '../core/words.ts'
import { knownDecisions } from '../decisions/queries.ts'
import { listFields } from '../fields/queries.ts'
import { weighedBy } from '../meta-review/queries.ts'
import { OUTCOMES } from '../papers/state.ts'
import { mayBidNow } from '../policy/bids.ts'
import { isDiscussed } from '../policy/comments.ts'
import { mayEditReview, mayPrintCertificate } from '../policy/reviews.ts'
import { mayAcceptTask, mayResumeTask, maySayUnable } from '../policy/tasks.ts'
import { must, signedInOnly, yes } from '../policy/verdict.ts'
import { answersOf } from '../reviews/answers.ts'
import { askedSince, percentDone } from '../reviews/gaps.ts'
import { myReviews, type SeenReview } from '../reviews/queries.ts'
import { type Due, dueOf, stateOfMine } from './due.ts'
import { type Task, tasksAmong } from './queries.ts'

type Titled = { id: number; title: string }
type Row = {
  id: string
  paper: Titled
  state: Pill
  /** What became of the paper, once reviewers may know. */
  outcome: Pill | null
  percent: number | null
  said: string[]
  due: Due | null
  saved: TimeShown | null
  /** New messages in its discussion. */
  news: number
  sent: boolean
  started: boolean
  can: { accept: boolean; change: boolean }
}

export type HomePage = {
  sentence: string
  /** Everybody's date, unless it is past and nothing is left to be written. */
  due: { words: string; late: boolean; time: TimeShown } | null
  mine: Row[]
  /** Meta-reviews asked of this person. */
  metas: { paper: Titled; state: Pill }[]
  standing: 'reviewer' | 'chair' | 'guest'
  certificate: boolean
  /** Whether papers can be bid on now. */
  bidding: boolean
}

const titled = ({ paper: { id, title } }: SeenReview): Titled => ({ id, title })

/** What stands between reviewer and chairs, in words. */
export function saidOf(
  r: Reading,
  { submitted_at, unable_at, asked, answer, postponed_until }: Task,
): string[] {
  if (submitted_at) return []
  const until = postponed_until ? deadlineShown(postponed_until, r.workshop.time_zone).aoe : null
  return [
    unable_at && 'The chairs know that you cannot finish',
    asked && `You asked for ${counted(asked.days, 'day')} more`,
    !asked && answer?.until && until && `You have until ${until}`,
    !asked && answer && !answer.until && 'The chairs left the date as it is',
  ].flatMap((words) => words || [])
}

function rowOf(r: Reading, { review, task, due, news, outcome, since }: Mine, fields: Field[]): Row {
  const may = (verdict: typeof mayAcceptTask) =>
    task !== undefined && yes(verdict(r.viewer, task, r.deadlines, r.workshop.other_reviews))
  return {
    id: review.id,
    paper: titled(review),
    state:
      news > 0 && isDiscussed(r.deadlines, review)
        ? { tone: 'accent', text: 'Discussing' }
        : stateOfMine(review, due, Boolean(task?.accepted_at), since),
    outcome: outcome ? OUTCOMES[outcome] : null,
    percent: review.submitted_at || !review.saved_at ? null : percentDone(fields, answersOf(review, fields)),
    said: task ? saidOf(r, task) : [],
    due: review.submitted_at ? null : due,
    saved: review.saved_at ? shown(review.saved_at, r.workshop.time_zone) : null,
    news,
    sent: review.submitted_at !== null,
    started: review.saved_at !== null,
    can: { accept: may(mayAcceptTask), change: may(maySayUnable) || may(mayResumeTask) },
  }
}

type Mine = {
  review: SeenReview
  task: Task | undefined
  due: Due | null
  news: number
  outcome: Outcome | undefined
  /** What is asked now and has no answer in what was sent. */
  since: string[]
}

/** What is to be sent first, then by number; what was given up and what is sent come last, of that what is talked about first. */
function place({ review, task, due, news }: Mine): string {
  const sent = news > 0 ? 2 : 3
  const group = review.submitted_at ? sent : task?.unable_at ? 1 : 0
  return `${group} ${due?.time.iso ?? ''} ${String(review.paper_id).padStart(9, '0')}`
}

const sinceIn = (r: Reading, review: SeenReview, fields: Field[]): string[] =>
  review.submitted_at && yes(mayEditReview(r.viewer, review, r.deadlines, r.workshop.other_reviews))
    ? askedSince(fields, answersOf(review, fields))
    : []

/** " A question was added since: open paper 57." where something sent has no answer to it. */
function sinceAmong(mine: Mine[]): string {
  const [first, ...others] = mine.filter(({ since }) => since.length > 0)
  if (!first) return ''
  const more = others.length > 0 ? `, and ${others.length} more` : ''
  return ` Something is asked that what you sent does not answer: paper ${first.review.paper_id}${more}.`
}

/** " Next: 4 new messages about paper 57." where nothing is left to be written. */
function newsAmong(mine: Mine[]): string {
  const [first, ...others] = mine.filter(({ news }) => news > 0)
  if (!first) return ''
  const messages = counted(first.news, 'new message')
  return ` Next: ${messages} about paper ${first.review.paper_id}${others.length > 0 ? ', and more' : ''}.`
}

/** "2 of 4 reviews sent. Next: paper 47, due in 3 d 4 h." */
function sentenceOn(mine: Mine[], next: Mine | undefined): string {
  const all = counted(mine.length, 'review')
  const unsent = mine.map(({ review }) => review).filter(({ submitted_at }) => submitted_at === null)
  if (!next && unsent.some(({ released }) => released))
    return 'Reviewing is closed, so nothing is due. Thank you.'
  const sent = mine.length - unsent.length
  if (!next && unsent.length > 0) return `${sent} of ${all} sent. The chairs look for somebody for the rest.`
  if (!next)
    return `${mine.length === 1 ? 'Your review is' : `All ${all} are`} sent. Thank you.${sinceAmong(mine)}${newsAmong(mine)}`
  return `${sent} of ${all} sent. Next: paper ${next.review.paper_id}${next.due ? `, ${next.due.words}` : ''}.`
}

export async function homePage(r: Reading): Promise<HomePage> {
  const [reviews, unread, fields, metas, decisions] = await Promise.all([
    myReviews(r),
    unreadByPaper(r),
    listFields(r, 'review'),
    weighedBy(r),
    knownDecisions(r),
  ])
  const tasks = new Map((await tasksAmong(r, reviews)).map((task) => [task.id, task]))
  const mine: Mine[] = reviews
    .map((review) => {
      const news = unread.get(review.paper_id) ?? 0
      const outcome = decisions.get(review.paper_id)?.outcome
      return {
        review,
        task: tasks.get(review.id),
        due: dueOf(r, review),
        news,
        outcome,
        since: sinceIn(r, review, fields),
      }
    })
    .toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
  const everybodys = dueOf(r, { postponed_until: null })
  const next = mine.find(({ review, task }) => !review.submitted_at && !review.released && !task?.unable_at)
  return {
    sentence: reviews.length > 0 ? sentenceOn(mine, next) : '',
    due: everybodys?.late && !next && reviews.length > 0 ? null : everybodys,
    mine: mine.map((one) => rowOf(r, one, fields)),
    metas: metas.map(({ paper_id: id, title, submitted_at }) => ({
      paper: { id, title },
      state: submitted_at ? { tone: 'ok', text: 'Sent' } : { tone: 'outline', text: 'To write' },
    })),
    standing: r.viewer.isReviewer ? 'reviewer' : r.viewer.isChair ? 'chair' : 'guest',
    certificate: yes(
      mayPrintCertificate(r.viewer, reviews.filter(({ submitted_at }) => submitted_at).length),
    ),
    bidding: yes(mayBidNow(r.viewer, r.deadlines)),
  }
}

export async function tasksForPrograms(r: Reading) {
  must(signedInOnly(r.viewer))
  const { mine } = await homePage(r)
  return mine.map(({ id, paper, state, due, started, sent }) => ({
    ...{ review: id, paper: paper.id, title: paper.title },
    ...{ state: state.text, due: due?.time.iso ?? null, started, sent },
  }))
}
