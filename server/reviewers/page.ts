// What chairs see of reviewers: their load, what they have, what they have sent. Papers hidden from a chair never count.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { found } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import { sumOf } from '../core/numbers.ts'
import { asking } from '../core/paging.ts'
import type { Pill } from '../core/pill.ts'
import { areBegunIn, isFoundIn } from '../core/search.ts'
import { listDeparted } from '../departures/queries.ts'
import { listTopics } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { mayGiveDays } from '../policy/tasks.ts'
import { must, yes } from '../policy/verdict.ts'
import { reviewsAmong } from '../reviews/queries.ts'
import { type Due, dueOf } from '../tasks/due.ts'
import { tasksAmong } from '../tasks/queries.ts'
import type { Search } from './form.ts'
import { papersOfReviewer, type ReviewedPaper, type ReviewerRow, reviewerRows } from './queries.ts'

type Shown = ReviewerRow & { href: string; topicNames: string[] }
type Order = Search['order']
const ORDERS: [Order, string][] = [
  ['name', 'Name'],
  ['load', 'Load'],
  ['assigned', 'Assigned'],
  ['sent', 'Sent'],
]

export type ReviewersPage = {
  reviewers: Shown[]
  all: number
  room: number
  assigned: number
  sent: number
  q: string
  orders: { key: Order; label: string; href: string; order: 'ascending' | 'descending' | null }[]
  csv: string
  /** Who was let go, and can be taken back. */
  departed: { id: number; name: string; email: string; when: TimeShown }[]
}

async function shownReviewers(r: Reading): Promise<Shown[]> {
  must(maySeeReviewers(r.viewer))
  const [rows, topics] = await Promise.all([reviewerRows(r), listTopics(r)])
  const names = new Map(topics.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    href: to.reviewer(row),
    topicNames: row.topics.map((id) => names.get(id) ?? '').filter(Boolean),
  }))
}

/** As the finder finds them, which leads here: also words that stand apart. */
const matches = (q: string) => (reviewer: Shown) => {
  const texts = [reviewer.name, reviewer.email, reviewer.affiliation, ...reviewer.topicNames]
  return isFoundIn(texts, q) || areBegunIn([...texts, 'Reviewer'], q)
}

/** Rows come by name; a number puts the largest first and leaves equals by name. */
function sorted(reviewers: Shown[], order: Order): Shown[] {
  return order === 'name' ? reviewers : reviewers.toSorted((a, b) => b[order] - a[order])
}

const departedShown = async (r: Reading) =>
  (await listDeparted(r)).map(({ left_at, ...person }) => ({
    ...person,
    when: shown(left_at, r.workshop.time_zone),
  }))

export async function reviewersPage(r: Reading, { q, order }: Search): Promise<ReviewersPage> {
  const all = await shownReviewers(r)
  return {
    reviewers: sorted(q === '' ? all : all.filter(matches(q)), order),
    all: all.length,
    room: sumOf(all.map(({ load }) => load)),
    assigned: sumOf(all.map(({ assigned }) => assigned)),
    sent: sumOf(all.map(({ sent }) => sent)),
    q,
    orders: ORDERS.map(([key, label]) => ({
      key,
      label,
      href: asking(to.reviewers(), { q, order: key }),
      order: key !== order ? null : key === 'name' ? 'ascending' : 'descending',
    })),
    csv: to.reviewersCsv(),
    departed: await departedShown(r),
  }
}

const COLUMNS = ['name', 'email', 'affiliation', 'load', 'assigned', 'sent', 'topics']

export async function reviewersTable(r: Reading): Promise<(string | number)[][]> {
  const rows = (await shownReviewers(r)).map(
    ({ name, email, affiliation, load, assigned, sent, topicNames }) => [
      ...[name, email, affiliation],
      ...[load, assigned, sent],
      topicNames.join('; '),
    ],
  )
  return [COLUMNS, ...rows]
}

export type ReviewerPage = {
  reviewer: Shown
  papers: {
    id: number
    title: string
    href: string
    state: Pill
    due: Due | null
    /** Where this chair can move the date. */
    give: string | null
  }[]
  entry: Fault | null
}

/** In order of weight: what ended it, what stops it, then how far it has come. */
function stateOf(paper: ReviewedPaper): Pill {
  if (paper.refused_at) return { tone: 'warn', text: 'Handed back' }
  if (paper.submitted_at) return { tone: 'ok', text: 'Review sent' }
  if (paper.ended_at) return { tone: 'outline', text: 'Taken away' }
  if (paper.suspended) return { tone: 'bad', text: 'Suspended: conflict' }
  if (!paper.dispatched_at) return { tone: '', text: 'Not sent yet' }
  return paper.saved_at ? { tone: 'info', text: 'Draft' } : { tone: 'info', text: 'Not started' }
}

/** Of each paper its date, and whether it can be moved. */
async function datesOf(r: Reading, papers: ReviewedPaper[]) {
  const ids = papers.flatMap(({ review_id }) => review_id ?? [])
  const tasks = await tasksAmong(r, await reviewsAmong(r, ids))
  return new Map(
    tasks.map((task) => [
      task.paper_id,
      {
        due: task.submitted_at ? null : dueOf(r, task),
        give: yes(mayGiveDays(r.viewer, task, r.deadlines)) ? to.reviewDeferrals(task) : null,
      },
    ]),
  )
}

export async function reviewerPage(
  r: Reading,
  id: number,
  entry: Fault | null = null,
): Promise<ReviewerPage> {
  const reviewer = found((await shownReviewers(r)).find((one) => one.id === id))
  const papers = await papersOfReviewer(r, id)
  const dates = await datesOf(r, papers)
  return {
    reviewer,
    papers: papers.map((paper) => ({
      id: paper.id,
      title: paper.title,
      href: to.paper(paper),
      state: stateOf(paper),
      ...(dates.get(paper.id) ?? { due: null, give: null }),
    })),
    entry,
  }
}
