// A compiled problem solved and judged: what the command and the pages share.

import { noiseFrom } from '../core/chart-noise.ts'
import type { Compiled } from './compiling.ts'
import { type Answer, answerOf, assign, type Objective } from './engine/assigning.ts'
import { type Explained, explain } from './engine/explaining.ts'
import { never, type Stop } from './engine/field.ts'
import { isTooLarge, LARGEST } from './engine/leximin.ts'
import { draw } from './engine/lottery.ts'
import { type Market, sum } from './engine/market.ts'

/** What makes one assignment better than another, and how long the search may go on. */
export type Wish = {
  /** The floor: first the best level that no paper need be below, then the best sum. Leximin: the worst-off paper, then the next, to the last. */
  objective: Objective
  /** A level of the chair's own. */
  floor: number | null
  /** How many parts of the problem are looked at before a solution is good enough; null: as many as suit its size. */
  parts: number | null
  /** No pair is more likely than this; the assignment is drawn by the seed, and the floor does not apply. */
  cap: number | null
  seed: number
  stop: Stop
}

/** Optimal: proven. Feasible: within the bound. Infeasible: minimum loads or the floor cannot be. Stopped: from outside. */
export type Status = 'optimal' | 'feasible' | 'infeasible' | 'stopped'

export type Solved = {
  status: Status
  held: Uint8Array | null
  load: Int32Array
  missing: Int32Array
  /** Sums of scores. */
  value: number
  bound: number
  /** The floor kept, and what the worst-off paper of any assignment could have at most; null without one. */
  floor: number | null
  highestFloor: number | null
  /** Of a drawn assignment, the sum to be expected, which no lottery under the same cap has more of. */
  expected: number | null
  explained: Explained
}

const PLAIN: Wish = { objective: 'total', floor: null, parts: null, cap: null, seed: 1, stop: never }
/** Why a wish is not for problems of this size; null where it is. */
export const refusalOf = ({ market }: Compiled, objective: Wish['objective']): string | null =>
  objective === 'leximin' && isTooLarge(market)
    ? `Raising one paper after the other (leximin) is for up to ${LARGEST.papers} papers and ${LARGEST.arcs} allowed pairs, where it can be proven. This is more: choose the floor, which lifts the worst-off paper first.`
    : null

const NOTHING: Explained = { obstacles: [], ruled: [] }

export function solveCompiled({ market, rules, base, unit }: Compiled, wish: Partial<Wish>): Solved {
  const { floor, cap, seed, ...rest } = { ...PLAIN, ...wish }
  const level = floor === null ? null : Math.round(floor * unit)
  const drawn = cap === null ? null : draw(market, cap, noiseFrom(seed), rest.stop)
  const answer = drawn ? answerOf(market, drawn) : assign({ market, rules, base, floor: level, ...rest })
  const { held, missing, load } = answer
  const bonus = held ? bonusOf(market, held) : 0
  const beside = sum(base) - bonus
  const unmet = market.least.some((least, reviewer) => least > (load[reviewer] ?? 0))
  const isShort = held !== null && (unmet || missing.some((count) => count > 0))
  return {
    status: !held || unmet ? 'infeasible' : statusOf(answer),
    held,
    load,
    missing,
    value: (answer.value + beside) / unit,
    bound: ((drawn ? drawn.expected + bonus : answer.bound) + beside) / unit,
    floor: answer.level === null ? null : answer.level / unit,
    highestFloor: answer.highest === null ? null : answer.highest / unit,
    expected: drawn ? (drawn.expected + sum(base)) / unit : null,
    explained: isShort ? explain(market, rules, held) : NOTHING,
  }
}

function statusOf({ value, bound, level, highest, stopped }: Answer): Status {
  if (bound - value < 1 && level === highest) return 'optimal'
  return stopped ? 'stopped' : 'feasible'
}

function bonusOf({ weight, score }: Market, held: Uint8Array): number {
  let bonus = 0
  for (const [arc, one] of held.entries()) if (one === 1) bonus += (weight[arc] ?? 0) - (score[arc] ?? 0)
  return bonus
}
