// The shape of a training run: it falls, spikes just before the deadline, restarts and settles.
import { randomFrom } from '../random.ts'

/** The run in its own units: it begins at step 2 and ends at step 131 of an axis from 0 to 134. */
export const AXIS = { first: 0, begin: 2, end: 131, last: 134 }
export type Reading = { step: number; loss: number }

const STRIDE = 0.55
const READINGS = Math.floor((AXIS.end - AXIS.begin) / STRIDE) + 1

/** Slower where the deadline is late, so that the curve has levelled before it spikes. */
function descent(step: number, deadline: number): number {
  const pace = Math.max(0.25, deadline / 73.5)
  return 0.78 + 3.9 * Math.exp(-step / (20 * pace)) + 0.5 * Math.exp(-step / (60 * pace))
}

/** Rises within 2.3 steps to its peak just before the deadline, and is forgotten soon after. */
function spike(step: number, deadline: number): number {
  const since = step - (deadline - 4.2)
  if (since <= 0) return 0
  const settled = since > 5 ? 0.16 * (1 - Math.exp(-(since - 5) / 30)) : 0
  if (since < 2.3) return 3.1 * (since / 2.3) ** 2.2
  return 3.1 * Math.exp(-(since - 2.3) / 1.55) - settled
}

export function trainingRun(deadline: number): Reading[] {
  const noise = randomFrom(11)
  let drift = 0
  return Array.from({ length: READINGS }, (_, i) => {
    const step = AXIS.begin + i * STRIDE
    drift = drift * 0.55 + (noise() - 0.5) * 0.22 * (1.15 - step / 190)
    return { step, loss: Math.max(0.5, descent(step, deadline) + spike(step, deadline) + drift) }
  })
}

/** Where the axis of time lies. */
export const FLOOR = 0.4

/** No run at all: time alone, for a workshop to which the joke of a loss means nothing. */
export const levelRun = (): Reading[] =>
  Array.from({ length: READINGS }, (_, i) => ({ step: AXIS.begin + i * STRIDE, loss: FLOOR }))

/** The mean over nine readings, as a training log shows it. */
export const smoothed = (run: Reading[]): Reading[] =>
  run.map(({ step }, i) => {
    const near = run.slice(Math.max(0, i - 4), i + 5)
    return { step, loss: near.reduce((sum, reading) => sum + reading.loss, 0) / near.length }
  })
