// How far a jump is on its way: the instant of the act that happens in the world that is being made.
import { AOE, dayInWords } from '../core/dates.ts'
import type { Moment } from './moments.ts'

type Instant = Temporal.Instant

/** `reached` is null as long as nobody acts: before the first act, and on the way back. */
export type Turning = { from: Instant; to: Instant; reached: Instant | null }

export type Progress = {
  /** An act is about to happen, at an instant of its own. */
  hear(at: Instant): void
  turning(): Turning | null
  /** `turning` tells of the way until the act has ended; one act after the other. */
  during<T>(way: Pick<Turning, 'from' | 'to'>, act: () => Promise<T>): Promise<T>
}

export function createProgress(): Progress {
  let way: Turning | null = null
  return {
    hear(at) {
      if (way) way.reached = at
    },
    turning: () => way,
    async during(next, act) {
      way = { ...next, reached: null }
      try {
        return await act()
      } finally {
        way = null
      }
    },
  }
}

/** Moments that have passed by then; between two of them lies about the same work. */
function passed(moments: Moment[], at: Instant): number {
  const next = moments.findIndex((moment) => Temporal.Instant.compare(moment.at, at) > 0)
  const [before, after] = [moments[next - 1]?.at, moments[next]?.at]
  if (!before || !after) return next < 0 ? moments.length - 1 : 0
  const part = at.epochMilliseconds - before.epochMilliseconds
  return next - 1 + part / (after.epochMilliseconds - before.epochMilliseconds)
}

/** `day`: in words, of the world that is being made; `share`: from 0 to 1, how much of the way is done. null where they cannot be told. */
export type Told = { said: string; day: string | null; share: number | null }

const TURNING = 'The clock is turning'
const UNKNOWN: Told = { said: TURNING, day: null, share: null }

export function toldOf(turning: Turning | null, moments: Moment[]): Told {
  if (!turning?.reached) return UNKNOWN
  const { reached } = turning
  const [from, here, to] = [turning.from, reached, turning.to].map((at) => passed(moments, at))
  const share = ((here ?? 0) - (from ?? 0)) / ((to ?? 0) - (from ?? 0))
  // What is still being prepared may lie elsewhere.
  if (!(share >= 0 && share <= 1)) return UNKNOWN
  const day = dayInWords(reached, AOE)
  return { said: `${TURNING}: it is ${day} there`, day, share }
}
