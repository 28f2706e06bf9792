// When is it open: every window of the timeline, decided here and nowhere else. Half open, with a silent grace.
import { STAGES, type Stage, type StageName, type Workshop } from '../core/tables.ts'

/** Applied to every closing instant and shown nowhere. */
const GRACE = { minutes: 10 }

export type Window = {
  opensAt: Temporal.Instant | null
  closesAt: Temporal.Instant
  open: boolean
  over: boolean
  hard: boolean
}
export type Deadlines = { now: Temporal.Instant } & Partial<Record<StageName, Window>>

/** Asked of each stage in each request; where milliseconds tell, they do so in a sixth of the time. */
function before(a: Temporal.Instant, b: Temporal.Instant): boolean {
  const [one, other] = [a.epochMilliseconds, b.epochMilliseconds]
  return one === other ? Temporal.Instant.compare(a, b) < 0 : one < other
}

const graces = new WeakMap<Temporal.Instant, Temporal.Instant>()

/** Asked of each stage in each request, so it is reckoned once. */
function endOf(close: Temporal.Instant): Temporal.Instant {
  const end = graces.get(close) ?? close.add(GRACE)
  graces.set(close, end)
  return end
}

/** from <= now < until, where the grace lies behind the official until. */
function windowAt(stage: Stage, now: Temporal.Instant): Window {
  const begun = stage.opens_at === null || !before(now, stage.opens_at)
  const ended = !before(now, endOf(stage.closes_at))
  return {
    opensAt: stage.opens_at,
    closesAt: stage.closes_at,
    open: begun && !ended,
    over: ended,
    hard: stage.hard,
  }
}

/** A single instant at which something ends, with the same silent grace. */
export const hasPassed = (instant: Temporal.Instant, now: Temporal.Instant) =>
  !before(now, instant.add(GRACE))

export function deadlinesAt(stages: Stage[], now: Temporal.Instant): Deadlines {
  const deadlines: Deadlines = { now }
  for (const stage of stages) deadlines[stage.name] = windowAt(stage, now)
  return deadlines
}

/** The same windows at an earlier moment: an upload is judged by the one in which it began. */
export function deadlinesThen(deadlines: Deadlines, then: Temporal.Instant): Deadlines {
  const stages = STAGES.flatMap((name) => {
    const window = deadlines[name]
    return window ? [{ ...window, name, opens_at: window.opensAt, closes_at: window.closesAt }] : []
  })
  return deadlinesAt(stages, then)
}

/** Everybody's window, or a longer one of somebody's own. */
function extended(
  deadlines: Deadlines,
  name: 'submission' | 'review',
  until: Temporal.Instant | null,
): Window | undefined {
  const window = deadlines[name]
  if (!window || !until || !before(window.closesAt, until)) return window
  return windowAt({ ...window, name, opens_at: window.opensAt, closes_at: until }, deadlines.now)
}

/** The submission window of one paper: everybody's, or its own where a chair extended it beyond. */
export const submissionOf = (deadlines: Deadlines, paper: { extended_until: Temporal.Instant | null }) =>
  extended(deadlines, 'submission', paper.extended_until)

/** The window in which one review is to be sent. */
export const reviewingOf = (deadlines: Deadlines, review: { postponed_until: Temporal.Instant | null }) =>
  extended(deadlines, 'review', review.postponed_until)

/** Official time has run out, grace or not: what counts as late. */
export const isLate = (window: Window | undefined, now: Temporal.Instant) =>
  window !== undefined && !before(now, window.closesAt)

/** An upload that began in time and ended after the close has the grace once more from its end, to be submitted. */
export function finishedInTime(
  upload: { began_at: Temporal.Instant; stored_at: Temporal.Instant } | undefined,
  window: Window | undefined,
  now: Temporal.Instant,
): boolean {
  if (!upload || !window) return false
  const close = window.closesAt.add(GRACE)
  const began = before(upload.began_at, close)
  const crossed = !before(upload.stored_at, close)
  return began && crossed && before(now, upload.stored_at.add(GRACE))
}

/** The stage in which the workshop is now: the first that is not over; null after the last. */
export const stageNow = (deadlines: Deadlines): StageName | null =>
  STAGES.find((name) => deadlines[name] && !deadlines[name].over) ?? null

/** The days are said to be open until one of them has come, even where nobody has taken the words back. */
export const daysAreOpen = (
  workshop: Pick<Workshop, 'days_tentative'>,
  { workshop: days }: Deadlines,
): boolean => workshop.days_tentative && !(days?.open || days?.over)
