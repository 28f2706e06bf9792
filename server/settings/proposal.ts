// A timeline proposed from its few fixed dates, by working backwards from the notification.
import { AOE, at } from '../core/dates.ts'
import type { Stage, StageName } from '../core/tables.ts'

export type FixedDates = {
  opens: Temporal.Instant
  submission: Temporal.Instant
  notification: Temporal.Instant
  cameraReady: Temporal.Instant
  workshopFrom: Temporal.Instant
  workshopUntil: Temporal.Instant
}

/** How the time between submission and notification is shared, in parts; the first workshop had 19 days. */
const SHARES: [StageName, number][] = [
  ['bidding', 3],
  ['assignment', 1],
  ['review', 8],
  ['discussion', 2],
  ['decision', 4],
]
const WHOLE = 19

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Ends at midnight Anywhere on Earth, as the dates around them; in less than a day for each stage, on whole hours. */
function between({ submission, notification }: FixedDates): Stage[] {
  const span = notification.epochMilliseconds - submission.epochMilliseconds
  const unit = span >= SHARES.length * DAY ? DAY : HOUR
  const stages: Stage[] = []
  let parts = 0
  let ends = 0
  let from = submission
  for (const [name, share] of SHARES) {
    parts += share
    ends = Math.max(ends + 1, Math.round((span * parts) / WHOLE / unit))
    const until = submission.add({ milliseconds: ends * unit })
    stages.push({ name, opens_at: from, closes_at: until, hard: name === 'review' })
    from = until
  }
  return stages
}

export function proposeStages(dates: FixedDates): Stage[] {
  return [
    { name: 'submission', opens_at: dates.opens, closes_at: dates.submission, hard: true },
    ...between(dates),
    { name: 'notification', opens_at: null, closes_at: dates.notification, hard: false },
    { name: 'camera_ready', opens_at: dates.notification, closes_at: dates.cameraReady, hard: true },
    { name: 'workshop', opens_at: dates.workshopFrom, closes_at: dates.workshopUntil, hard: true },
  ]
}

/** The same timeline some days later or earlier: every distance stays. */
export const shiftStages = (stages: Stage[], days: number): Stage[] =>
  stages.map((stage) => ({
    ...stage,
    opens_at: stage.opens_at?.add({ hours: 24 * days }) ?? null,
    closes_at: stage.closes_at.add({ hours: 24 * days }),
  }))

const dateIn = (instant: Temporal.Instant, zone: string) => at(instant, zone).toPlainDate()

/** Whole days from the day on which submission opened to today, both Anywhere on Earth. */
export function daysToToday(stages: Stage[], now: Temporal.Instant): number {
  const opens = stages.find(({ name }) => name === 'submission')?.opens_at
  return opens ? dateIn(opens, AOE).until(dateIn(now, AOE), { largestUnit: 'days' }).days : 0
}
