// What reviewers have said of the papers that were sent to them; scoped by the reviews that the viewer may see.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Assignment, Deferral } from '../core/tables-reviewing.ts'
import { dispatched } from '../policy/sql.ts'
import type { TaskFacts } from '../policy/tasks.ts'
import { holdMyReviews, holdReview, type SeenReview } from '../reviews/queries.ts'

type Said = Pick<Assignment, 'accepted_at' | 'opened_at' | 'unable_at' | 'unable_reason' | 'standin'> & {
  assignment_id: number
  /** Asked for and not answered. */
  asked: { days: number } | null
  answer: Pick<Deferral, 'answered_at' | 'until'> | null
}
export type Task = SeenReview & Said & TaskFacts

type Row = Pick<Assignment, 'accepted_at' | 'opened_at' | 'unable_at' | 'unable_reason' | 'standin'> & {
  review_id: string
  assignment_id: number
  days: number | null
  answered_at: Temporal.Instant | null
  until: Temporal.Instant | null
}

const SAID = `
  select v.id as review_id, a.id as assignment_id, a.accepted_at, a.opened_at, a.unable_at, a.unable_reason, a.standin,
    d.days, l.answered_at, l.until
  from assignments a join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
  left join deferrals d on d.assignment_id = a.id and d.answered_at is null
  left join lateral (select e.answered_at, e.until from deferrals e
    where e.assignment_id = a.id and e.answered_at is not null order by e.answered_at desc limit 1) l on true
  where ${dispatched('a')}`

const taskOf = (review: SeenReview, row: Row): Task => {
  const { review_id: _, days, answered_at, until, ...said } = row
  const asked = days === null ? null : { days }
  return {
    ...review,
    ...said,
    asked,
    asking: asked !== null,
    answer: answered_at ? { answered_at, until } : null,
  }
}

/** Of these reviews those that are somebody's task now. */
export async function tasksAmong({ db }: Reading, reviews: SeenReview[]): Promise<Task[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(`${SAID} and v.id = any(cast(:ids as uuid[]))`, {
    ids: reviews.map(({ id }) => id),
  })
  const byId = new Map(rows.map((row) => [row.review_id, row]))
  return reviews.flatMap((review) => {
    const row = byId.get(review.id)
    return row ? [taskOf(review, row)] : []
  })
}

export async function holdTask(w: Writing, id: string): Promise<Task> {
  const review = await holdReview(w, id)
  return found((await tasksAmong(w, [review]))[0])
}

/** The viewer's own of these papers. */
export const holdMyTasks = async (w: Writing, papers: number[]): Promise<Task[]> =>
  tasksAmong(w, await holdMyReviews(w, papers))

export async function updateTasks({ db }: Writing, tasks: Task[], change: Partial<Assignment>) {
  const ids = tasks.map(({ assignment_id: id }) => id)
  if (ids.length > 0) await db<Assignment>('assignments').whereIn('id', ids).update(change)
}

/** The first time counts. */
export const markOpened = ({ db, now }: Writing, { assignment_id: id }: Task) =>
  db<Assignment>('assignments').where({ id }).whereNull('opened_at').update({ opened_at: now })
