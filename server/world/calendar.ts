// The instants between which an invented world moves, from the example's timeline or from another.
import { example } from '../setup/example.ts'
import type { StageWindow } from './types.ts'

/** Milliseconds: the dice throw numbers, and only what leaves the world becomes an instant. */
export type Moment = number

export type Calendar = {
  /** Long enough for the shape of a whole call; a day is shorter where the call is. */
  day: Moment
  callOpens: Moment
  /** Where a rehearsal begins: some papers exist, most do not. */
  begins: Moment
  callCloses: Moment
  biddingCloses: Moment
  reviewOpens: Moment
  reviewCloses: Moment
  released: Moment
  cameraCloses: Moment
}

const HOUR = 3_600_000
export const MINUTE = 60_000

export const instantAt = (moment: Moment): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(moment / 1000) * 1000)

const exampleTimeline: StageWindow[] = example.stages.map(({ name, opens_at, closes_at }) => ({
  name,
  opensAt: opens_at,
  closesAt: closes_at,
}))

/** A stage that a timeline lacks takes the time that it has in the example, counted from its predecessor. */
export function calendarOf(timeline: StageWindow[] = exampleTimeline): Calendar {
  const find = (name: StageWindow['name']) => timeline.find((window) => window.name === name)
  const closes = (name: StageWindow['name']) => find(name)?.closesAt.epochMilliseconds
  const opens = (name: StageWindow['name']) => find(name)?.opensAt?.epochMilliseconds
  const callCloses = closes('submission') ?? 0
  const callOpens = opens('submission') ?? callCloses - 69 * 24 * HOUR
  const day = Math.min(24 * HOUR, (callCloses - callOpens) / 30)
  const biddingCloses = closes('bidding') ?? callCloses + 3 * day
  const reviewOpens = opens('review') ?? biddingCloses + day
  const reviewCloses = closes('review') ?? reviewOpens + 8 * day
  const released = closes('notification') ?? reviewCloses + 7 * day
  return {
    day,
    callOpens,
    begins: callCloses - 11.75 * day,
    callCloses,
    biddingCloses,
    reviewOpens,
    reviewCloses,
    released,
    cameraCloses: closes('camera_ready') ?? released + 18 * day,
  }
}
