// What a reviewer says of a task: taken, opened, more than they can do, and that they can after all.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayAcceptTask, mayOpenTask, mayResumeTask, maySayUnable } from '../policy/tasks.ts'
import { must } from '../policy/verdict.ts'
import { reviewerIsUnable } from './letters.ts'
import { holdTask, markOpened, type Task, updateTask } from './queries.ts'

const lineOf = ({ paper_id, number }: Task) => ({ paperId: paper_id, subject: `Review ${number}` })

export async function acceptTask(w: Writing, id: string): Promise<Task> {
  const task = await holdTask(w, id)
  must(mayAcceptTask(w.viewer, task, w.deadlines, w.workshop.other_reviews))
  await updateTask(w, task, { accepted_at: w.now })
  await record(w, 'assignment.accepted', lineOf(task))
  return task
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
  await updateTask(w, task, { unable_at: w.now, unable_reason: reason })
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
  await updateTask(w, task, { unable_at: null, unable_reason: null })
  await record(w, 'review.resumed', lineOf(task))
  return task
}
