// Where a chair gives one reviewer days that nobody has asked for.
import type { Reading } from '../context.ts'
import { found, NotFound } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import { mayGiveDays } from '../policy/tasks.ts'
import { because } from '../policy/verdict.ts'
import { findReview } from '../reviews/queries.ts'
import { type Due, dueOf, stateOfMine } from '../tasks/due.ts'
import { tasksAmong } from '../tasks/queries.ts'

export type GivePage = {
  id: string
  paper: { id: number; title: string }
  reviewer: { id: number; name: string }
  state: Pill
  due: Due | null
  /** Why none can be given. */
  closed: string | null
  entry: Fault | null
}

export async function givePage(r: Reading, id: string, entry: Fault | null = null): Promise<GivePage> {
  const [task] = await tasksAmong(r, [await findReview(r, id)])
  const may = mayGiveDays(r.viewer, found(task), r.deadlines)
  if (!task || may === 'hidden') throw new NotFound()
  const due = dueOf(r, task)
  return {
    id,
    paper: { id: task.paper.id, title: task.paper.title },
    reviewer: task.reviewer,
    state: stateOfMine(task, due, task.accepted_at !== null),
    due: task.submitted_at ? null : due,
    closed: because(may),
    entry,
  }
}
