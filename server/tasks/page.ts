// One task of a reviewer: to take it, to ask for more days, or to give it up.
import type { Reading } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import { mayDeclareConflict } from '../policy/conflicts.ts'
import { mayRefuseReview } from '../policy/reviews.ts'
import { mayAcceptTask, mayAskForDays, mayResumeTask, maySayUnable } from '../policy/tasks.ts'
import { because, type Verdict, yes } from '../policy/verdict.ts'
import { findReview } from '../reviews/queries.ts'
import { type Due, dueOf, stateOfMine } from './due.ts'
import { saidOf } from './home.ts'
import { tasksAmong } from './queries.ts'

type Possible = { may: boolean; because: string | null }
export type TaskPage = {
  id: string
  paper: { id: number; title: string }
  state: Pill
  due: Due | null
  standin: boolean
  said: string[]
  can: {
    accept: Possible
    ask: Possible
    say: Possible
    resume: Possible
    refuse: Possible
    declare: Possible
  }
  entry: Fault | null
}

const possible = (verdict: Verdict): Possible => ({ may: yes(verdict), because: because(verdict) })

/** `entry` brings back what was typed, with its faults. */
export async function taskPage(r: Reading, id: string, entry: Fault | null = null): Promise<TaskPage> {
  const { viewer, deadlines, workshop } = r
  const [task] = await tasksAmong(r, [await findReview(r, id)])
  if (!task || task.person_id !== viewer.personId) throw new NotFound()
  const { paper } = task
  const due = dueOf(r, task)
  const asked = [viewer, task, deadlines, workshop.other_reviews] as const
  return {
    id,
    paper: { id: paper.id, title: paper.title },
    state: stateOfMine(task, due, task.accepted_at !== null),
    due: task.submitted_at ? null : due,
    standin: task.standin,
    said: saidOf(r, task),
    can: {
      accept: possible(mayAcceptTask(...asked)),
      ask: possible(mayAskForDays(...asked)),
      say: possible(maySayUnable(...asked)),
      resume: possible(mayResumeTask(...asked)),
      refuse: possible(mayRefuseReview(...asked)),
      declare: possible(mayDeclareConflict(viewer, paper, viewer.personId)),
    },
    entry,
  }
}
