// How fast reviews come, judged by the last two days, and when the last one would be there.

/** So few say nothing about a pace. */
const FEW = 10
const TWO_DAYS = 48 * 60 * 60 * 1000

export type Arrivals = {
  /** When each review came, in milliseconds and in order. */
  arrived: number[]
  /** How many are wanted. */
  places: number
}

/** Milliseconds until the last one, if they go on as they have since `from`, or for two days; null where that cannot be said. */
export function untilLast({ arrived, places }: Arrivals, from: number, now: number): number | null {
  const since = Math.max(from, now - TWO_DAYS)
  const recent = arrived.filter((at) => at >= since).length
  if (arrived.length < FEW || arrived.length === places || recent === 0) return null
  return ((places - arrived.length) * (now - since)) / recent
}

/** Whether enough came to know of a pace, and none of late. */
export const hasStopped = ({ arrived, places }: Arrivals, now: number) =>
  arrived.length >= FEW && arrived.length < places && !arrived.some((at) => at >= now - TWO_DAYS)
