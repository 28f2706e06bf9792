// The virtual clock: set to any instant, and from there on it runs with real time.
import { type Clock, systemClock } from '../core/clock.ts'

export type VirtualClock = { clock: Clock; set(now: Temporal.Instant): void }

export function virtualClock(start: Temporal.Instant, real: Clock = systemClock): VirtualClock {
  let [base, since] = [start, real()]
  return {
    clock: () => base.add(since.until(real())),
    set(now) {
      base = now
      since = real()
    },
  }
}
