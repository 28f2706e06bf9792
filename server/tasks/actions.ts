// What a reviewer says of a task: taken, opened, more than they can do, and that they can after all.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayAcceptTask, mayOpenTask, mayResumeTask, maySayUnable } from '../policy/tasks.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { reviewerIsUnable } from './letters.ts'
import { holdMyTasks, holdTask, markOpened, type Task, updateTasks } from './queries.ts'

const lineOf = ({ paper_id, number }: Task) => ({ paperId: paper_id, subject: `Review ${number}` })

export async function acceptTask(w: Writing, id: string): Promise<Task> {
  const task = await holdTask(w, id)
  must(mayAcceptTask(w.viewer, task, w.deadlines, w.workshop.other_reviews))
  await take(w, [task])
  return task
}

async function take(w: Writing, tasks: Task[]): Promise<void> {
  await updateTasks(w, tasks, { accepted_at: w.now })
  for (const task of tasks) await record(w, 'assignment.accepted', lineOf(task))
}

/** A second press finds them taken, which is what it asks for. */
const isTaken = ({ accepted_at, saved_at, submitted_at }: Task) =>
  !submitted_at && (accepted_at ?? saved_at) !== null

export type Taken = { taken: number[]; refused: string[] }

/** What can be taken on is; of the rest each is named with its reason. Another's paper reads like none. */
export async function acceptTasks(w: Writing, papers: number[]): Promise<Taken> {
  const tasks = new Map((await holdMyTasks(w, papers)).map((task) => [task.paper_id, task]))
  const [taken, refused, open]: [number[], string[], Task[]] = [[], [], []]
  for (const paper of [...new Set(papers)].toSorted((a, b) => a - b)) {
    const task = tasks.get(paper)
    const verdict = task ? mayAcceptTask(w.viewer, task, w.deadlines, w.workshop.other_reviews) : 'hidden'
    if (task && yes(verdict)) open.push(task)
    if (task && (yes(verdict) || isTaken(task))) taken.push(paper)
    else refused.push(`Paper ${paper} was not taken on. ${because(verdict) ?? 'You do not review it.'}`)
  }
  await take(w, open)
  must(taken.length > 0 ? 'yes' : { because: refused.join(' ') })
  return { taken, refused }
}

/** A sign of life, so no line of the journal. */
export async function openTask(w: Writing, id: string): Promise<void> {
  const task = await holdTask(w, id)
  must(mayOpenTask(w.viewer, task))
  await markOpened(w, task)
}

/** The draft stays with its reviewer; the chairs look for somebody else at once. */
export async function sayUnable(w: Writing, id: string, reason: string): Promise<Task> {
  const task = await holdTask(w, id)
  must(maySayUnable(w.viewer, task, w.deadlines, w.workshop.other_reviews))
  await updateTasks(w, [task], { unable_at: w.now, unable_reason: reason })
  await record(w, 'review.unable', { ...lineOf(task), details: { reason } })
  const chairs = await chairsUnconflictedWith(w, task.paper_id)
  await sendAll(
    w,
    chairs.map((chair) => reviewerIsUnable(task, reason, chair)),
  )
  return task
}

export async function resumeTask(w: Writing, id: string): Promise<Task> {
  const task = await holdTask(w, id)
  must(mayResumeTask(w.viewer, task, w.deadlines, w.workshop.other_reviews))
  await updateTasks(w, [task], { unable_at: null, unable_reason: null })
  await record(w, 'review.resumed', lineOf(task))
  return task
}
