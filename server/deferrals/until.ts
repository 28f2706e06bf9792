// The date after so many days more: the hour of the day stays, and days that are past already are not given.

const DAY = 24 * 60 * 60 * 1000

export function postponedTo(due: Temporal.Instant, days: number, now: Temporal.Instant): Temporal.Instant {
  const late = Math.max(0, Math.ceil((now.epochMilliseconds - due.epochMilliseconds) / DAY))
  return due.add({ hours: 24 * (late + days) })
}
