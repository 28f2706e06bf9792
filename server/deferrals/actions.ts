// More days for one review: asked for by its reviewer and answered by a chair with one press, or given by a chair unasked.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { send, sendAll } from '../core/outbox.ts'
import { chairsUnconflictedWith, holdPerson } from '../people/queries.ts'
import { reviewingOf } from '../policy/deadlines.ts'
import { mayAnswerDeferral, mayAskForDays, mayGiveDays } from '../policy/tasks.ts'
import { must } from '../policy/verdict.ts'
import { holdTask, type Task } from '../tasks/queries.ts'
import type { Wanted } from './form.ts'
import { daysAnswered, daysAsked, daysGiven } from './letters.ts'
import {
  answerDeferral,
  holdDeferral,
  insertDeferral,
  insertGift,
  isGivenLately,
  type SeenDeferral,
} from './queries.ts'
import { postponedTo } from './until.ts'

export async function askForDays(w: Writing, reviewId: string, wanted: Wanted): Promise<Task> {
  const task = await holdTask(w, reviewId)
  must(mayAskForDays(w.viewer, task, w.deadlines, w.workshop.other_reviews))
  const { days, days_reason: reason } = wanted
  await insertDeferral(w, { assignment_id: task.assignment_id, days, reason })
  await record(w, 'deferral.asked', {
    ...lineOf(task.paper_id, task.reviewer.name),
    details: { days, reason },
  })
  const chairs = await chairsUnconflictedWith(w, task.paper_id)
  await sendAll(
    w,
    chairs.map((chair) => daysAsked(w, task, wanted, chair)),
  )
  return task
}

const lineOf = (paperId: number, reviewer: string) => ({ paperId, subject: reviewer })

/** From now on this reviewer's date for this paper is another than everybody's; reminders and lateness follow it. */
export async function grantDays(w: Writing, id: string): Promise<SeenDeferral> {
  const deferral = await holdDeferral(w, id)
  must(mayAnswerDeferral(w.viewer, deferral))
  const window = reviewingOf(w.deadlines, deferral)
  must(window ? 'yes' : { because: 'Reviews have no date, so there is none to move.' })
  const until = postponedTo(window?.closesAt ?? w.now, deferral.days, w.now)
  await answerDeferral(w, deferral, until)
  const { days, reason } = deferral
  await record(w, 'deferral.granted', {
    ...lineOf(deferral.paper_id, deferral.reviewer),
    details: { days, reason, until: String(until) },
  })
  await send(w, daysAnswered(w, deferral, until))
  return deferral
}

export async function denyDays(w: Writing, id: string): Promise<SeenDeferral> {
  const deferral = await holdDeferral(w, id)
  must(mayAnswerDeferral(w.viewer, deferral))
  await answerDeferral(w, deferral, null)
  await record(w, 'deferral.denied', {
    ...lineOf(deferral.paper_id, deferral.reviewer),
    details: { days: deferral.days },
  })
  await send(w, daysAnswered(w, deferral, null))
  return deferral
}

/** The same later date, but nobody had to ask for it. */
export async function giveDays(w: Writing, reviewId: string, gift: Wanted): Promise<Task> {
  const task = await holdTask(w, reviewId)
  must(mayGiveDays(w.viewer, task, w.deadlines))
  const { days, days_reason: reason } = gift
  if (await isGivenLately(w, { assignment_id: task.assignment_id, days, reason })) return task
  const until = postponedTo(reviewingOf(w.deadlines, task)?.closesAt ?? w.now, days, w.now)
  await insertGift(w, { assignment_id: task.assignment_id, days, reason, until })
  await record(w, 'deferral.given', {
    ...lineOf(task.paper_id, task.reviewer.name),
    details: { days, reason, until: String(until) },
  })
  await send(w, daysGiven(w, task, gift, { to: await holdPerson(w, task.person_id), until }))
  return task
}
