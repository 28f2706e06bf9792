// How good a run is proven to be, and what a draw under a cap guarantees, in words.
import type { Reading } from '../context.ts'
import { maySeeWholeRun } from '../policy/assignments.ts'
import { yes } from '../policy/verdict.ts'
import type { RunRow } from './queries.ts'
import { askedOf } from './wishes.ts'

const sixth = (value: number) => value.toFixed(6)

/** How good it is proven to be. A total of papers that are hidden from somebody is not told them, nor the time these took. */
export function proofOf(r: Reading, run: RunRow): string | null {
  const { outcome } = run
  if (!outcome || outcome.status === 'infeasible') return null
  const { status, value, bound, floor, seconds } = outcome
  const whole = yes(maySeeWholeRun(r.viewer))
  const gap = bound === null ? '' : `, bound ${sixth(bound)}, gap ${sixth(Math.max(0, bound - value))}`
  const figure = whole ? `: total ${sixth(value)}${gap}` : ''
  const level = whole && floor !== null ? `. No paper is below ${floor.toFixed(3)}` : ''
  const words = {
    optimal: isDrawn(run)
      ? 'Proven: no other assignment of the pairs that the lot left is better'
      : 'Proven: no other assignment under the same wishes is better',
    feasible:
      bound === null
        ? 'The best found; that nothing is better was not proven'
        : 'Within its bound: nothing can be better by more than the gap',
    stopped: 'The time was up: this is the best found, and with more time another may be',
  }
  return `${words[status]}${figure}${level}${whole && seconds > 0 ? `. It took ${seconds} s` : ''}.`
}

const isDrawn = (run: RunRow) => askedOf(run).cap !== null

/** What holds for every draw tells nothing of a hidden paper; what can be expected is a total. */
export function lotOf(r: Reading, run: RunRow): string | null {
  const { cap, seed } = askedOf(run)
  if (cap === null) return null
  const expected = yes(maySeeWholeRun(r.viewer)) ? run.outcome?.expected : null
  return [
    `A draw with seed ${seed}: before the search each pair was left out with a chance of ${100 - cap} %, whatever anybody had bid.`,
    `So no pair is likelier than ${cap} %, but for those that stand or are locked, and loads and rules hold in every draw.`,
    'The cap is one of a single draw: to draw until the outcome pleases would undo it, so the journal keeps each seed.',
    ...(typeof expected === 'number'
      ? [`No draw under this cap can be expected to come to more than ${sixth(expected)}.`]
      : []),
  ].join(' ')
}
