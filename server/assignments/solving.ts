// A compiled problem solved and judged: what the command and the pages share.
import { randomFrom } from '../core/random.ts'
import type { Compiled } from './compiling.ts'
import { type Answer, assign, type Objective } from './engine/assigning.ts'
import { type Explained, explain } from './engine/explaining.ts'
import { never, type Stop } from './engine/field.ts'
import { isTooLarge, LARGEST } from './engine/leximin.ts'
import { drawLot } from './engine/lottery.ts'
import { type Market, sum } from './engine/market.ts'
import { narrowed } from './engine/pricing.ts'

/** What makes one assignment better than another, and how long the search may go on. */
export type Wish = {
  /** The floor: first the best level that no paper need be below, then the best sum. Leximin: the worst-off paper, then the next, to the last. */
  objective: Objective
  /** A level of the chair's own. */
  floor: number | null
  /** How many parts of the problem are looked at before a solution is good enough; null: as many as suit its size. */
  parts: number | null
  /** No pair is more likely than this: by the seed it is drawn which pairs are out, and the best of the rest is sought. */
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
  /** Under a cap, more than which no lottery's sum of scores can be expected to be. */
  expected: number | null
  explained: Explained
}

const PLAIN: Wish = { objective: 'total', floor: null, parts: null, cap: null, seed: 1, stop: never }
/** Why a wish is not for problems of this size; null where it is. */
export const refusalOf = ({ market }: Compiled, objective: Wish['objective']): string | null =>
  objective === 'leximin' && isTooLarge(market)
    ? `Raising one paper after the other (leximin) is for up to ${LARGEST.papers} papers and ${LARGEST.arcs} allowed pairs, where it can be proven. This is more: choose the floor, which improves the paper with the least first.`
    : null

const NOTHING: Explained = { obstacles: [], ruled: [], unmet: [] }

export const wishOf = (wish: Partial<Wish>): Wish => ({ ...PLAIN, ...wish })

/** The arcs among which is sought, as numbers of all arcs, and what draws of them can be expected to come to. */
export type Searched = { market: Market; origin: Int32Array | null; expected: number | null }

export function searched({ market, base, unit }: Compiled, { cap, seed, stop }: Wish): Searched {
  if (cap === null) return { market, origin: null, expected: null }
  const { stays, expected } = drawLot(market, cap, randomFrom(seed), stop)
  return { ...narrowed(market, stays), expected: expected === null ? null : (expected + sum(base)) / unit }
}

export function solveCompiled(compiled: Compiled, given: Partial<Wish>): Solved {
  const { market, rules, base, unit } = compiled
  const wish = wishOf(given)
  const { objective, parts, stop } = wish
  const floor = wish.floor === null ? null : Math.round(wish.floor * unit)
  const open = searched(compiled, wish)
  const answer = assign({ market: open.market, rules, base, objective, floor, parts, stop })
  const { missing, load } = answer
  const held = answer.held && among(market, open, answer.held)
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
    bound: (answer.bound + beside) / unit,
    floor: answer.level === null ? null : answer.level / unit,
    highestFloor: answer.highest === null ? null : answer.highest / unit,
    expected: open.expected,
    explained: isShort ? explain(market, rules, held) : NOTHING,
  }
}

function among({ reviewer }: Market, { origin }: Searched, held: Uint8Array): Uint8Array {
  if (!origin) return held
  const all = new Uint8Array(reviewer.length)
  for (const [arc, from] of origin.entries()) all[from] = held[arc] ?? 0
  return all
}

function statusOf({ value, bound, level, highest, stopped }: Answer): Status {
  if (bound - value < 1 && level === highest) return 'optimal'
  return stopped ? 'stopped' : 'feasible'
}

function bonusOf({ weight, score }: Market, held: Uint8Array): number {
  let bonus = 0
  for (let arc = 0; arc < held.length; arc++)
    if (held[arc] === 1) bonus += (weight[arc] ?? 0) - (score[arc] ?? 0)
  return bonus
}
