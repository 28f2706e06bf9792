// One run: from the facts of the board to pairs, and to what stands in the way of better. Pure; the seed only orders equals.
import { pairKey } from '../assignments/board.ts'
import { compile, isOverlocked, withoutLocked } from '../assignments/compiling.ts'
import { never, type Stop } from '../assignments/engine/field.ts'
import { ruleReasons } from '../assignments/rule-reasons.ts'
import { type Problem, type Solution, solve } from '../assignments/solver.ts'
import type { Wish } from '../assignments/solving.ts'
import type { Names } from '../assignments/wording.ts'
import { randomFrom } from '../core/random.ts'
import type { Found, Obstacle, Shortage } from '../core/tables-matching.ts'
import type { Facts } from './facts.ts'
import { posed, tally } from './posing.ts'
import { type Hear, type Likenesses, likenessesOf, type Value, valuer, weightsOf } from './scores.ts'
import { shortages } from './shortages.ts'
import { spreadDemands } from './spreading.ts'
import type { Asked } from './wishes.ts'

type Pair = { paper_id: number; person_id: number }
export type Match = {
  pairs: (Pair & { score: number })[]
  /** Standing pairs that a repair would end. */
  endings: Pair[]
  reasons: Shortage[]
  failure: string | null
  outcome: Omit<Found, 'seconds'>
  /** Of texts, as far as they were compared here; the files whose scores stood for texts. */
  likenesses: Likenesses
  scoreFiles: number[]
}

const CONTRADICTION =
  'What stands already, or what was wished, leaves no way to assign the rest. Change the wishes or take some pairs back, then run again.'

const TOO_SOON = 'The time was up before anything was found. Allow more time, or wish for fewer rules.'

const silent: Hear = () => undefined

function shuffled<T>(list: T[], noise: () => number): T[] {
  return list
    .map((each) => ({ each, key: noise() }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each)
}

/** A repair moves as little as it can, which a floor would not let it. */
const wishOf = ({ objective, floor, cap, repair, seed }: Asked, stop: Stop): Partial<Wish> => ({
  ...(!repair && { objective, floor }),
  ...{ cap: cap === null ? null : cap / 100, seed, stop },
})

/** Among equally good solutions the one whose fullest reviewer has least: no load is piled up for nothing. */
function evened(problem: Problem, best: Solution, wish: Partial<Wish>, stop: Stop): Solution {
  const { most, fixed = [] } = problem
  if (most.length === 0 || wish.cap || wish.objective === 'leximin' || best.status !== 'optimal') return best
  const kept = tally(
    fixed.map(({ reviewer }) => reviewer),
    most.length,
  )
  for (let cap = Math.ceil(best.pairs.length / most.length); cap < Math.max(...most) && !stop(); cap++) {
    const capped = most.map((load, reviewer) => Math.min(load, Math.max(cap, kept[reviewer] ?? 0)))
    const even = solve({ ...problem, most: capped }, wish)
    const asFull = even.status === 'optimal' && even.pairs.length === best.pairs.length
    if (asFull && even.value > best.value - 1e-9 && even.floor === best.floor) return even
  }
  return best
}

/** The best within demands that share what is short. */
function solved(problem: Problem, wish: Partial<Wish>, names: Names, stop: Stop, hear: Hear) {
  hear({ step: 'searching', done: 0, of: 1 })
  const first = solve(problem, wish, names)
  // Told to stop before the floor was found, it gives the best total, which is there at once.
  const hurried = first.status === 'infeasible' && stop()
  const best = hurried ? solve(problem, { ...wish, objective: 'total', floor: null }, names) : first
  if (best.status === 'infeasible') return { best, solution: best }
  const demand =
    best.unfilled.length > 0 && !wish.cap ? spreadDemands(problem, best.pairs.length, stop) : null
  const asked = { ...problem, demand: demand ?? problem.demand }
  const filled = demand ? solve(asked, wish, names) : best
  hear({ step: 'evening', done: 0, of: 1 })
  return { best, solution: problem.kept ? filled : evened(asked, filled, wish, stop) }
}

/** Papers whose likeness is known are not compared. */
const comparedIn = (facts: Facts, stop: Stop, hear: Hear): Likenesses =>
  likenessesOf({ ...facts, papers: facts.papers.filter(({ id }) => !facts.known.has(id)) }, stop, hear)

/** What had no text where texts were compared: it makes another outcome, so nobody should have to guess it. */
function silentIn({ papers, reviewers, known }: Facts): Found['textless'] {
  const compared = papers.filter(({ id }) => !known.has(id))
  const silent = compared.length > 0 ? reviewers.filter(({ past }) => past.length === 0) : []
  return {
    papers: compared.filter(({ isRead }) => !isRead).map(({ id }) => id),
    reviewers: silent.map(({ id }) => id),
  }
}

/** Which rules are to blame where something is missing. */
function guilty(problem: Problem, { status, unfilled, obstacles }: Solution, wish: Partial<Wish>): string[] {
  const open = withoutLocked(problem)
  const isNothing = status === 'infeasible'
  if (isOverlocked(open) || (!isNothing && unfilled.length === 0)) return []
  const isFloored = isNothing && typeof wish.floor === 'number' && obstacles.length === 0
  const lacked = isNothing ? null : unfilled.reduce((sum, { missing }) => sum + missing, 0)
  return ruleReasons(compile(problem, open), wish, lacked, isFloored)
}

const namesIn = ({ papers, reviewers }: Facts): Names => ({
  paper: (at) => String(papers[at]?.id),
  reviewer: (at) => reviewers[at]?.name ?? '',
})

export function match(given: Facts, asked: Asked, stop: Stop = never, hear: Hear = silent): Match {
  const noise = randomFrom(asked.seed)
  const facts = {
    ...given,
    papers: shuffled(given.papers, noise),
    reviewers: shuffled(given.reviewers, noise),
  }
  const likenesses = comparedIn(facts, stop, hear)
  const pairValue = valuer(facts, new Map([...likenesses, ...facts.known]), weightsOf(asked))
  const problem = posed(facts, pairValue, asked)
  const wish = wishOf(asked, stop)
  const { best, solution } = solved(problem, wish, namesIn(facts), stop, hear)
  const { status, value, bound, floor, expected } = solution
  const proven = Number.isFinite(bound) ? bound : null
  const textless = silentIn(given)
  const found = {
    status,
    value,
    bound: proven,
    floor,
    expected,
    obstacles: obstaclesOf(best, facts),
    textless,
  }
  const { scoreFiles } = facts
  if (status === 'infeasible') {
    const outcome = { ...found, contradictions: [...contradictionsOf(best), ...guilty(problem, best, wish)] }
    const failure = stop() ? TOO_SOON : CONTRADICTION
    return { pairs: [], endings: [], reasons: [], failure, outcome, likenesses, scoreFiles }
  }
  return {
    ...newPairs(facts, solution, pairValue),
    reasons: shortages(problem, solution, facts.papers),
    failure: null,
    outcome: { ...found, contradictions: guilty(problem, best, wish) },
    likenesses,
    scoreFiles,
  }
}

/** What obstacles tell by themselves is not told twice. */
const contradictionsOf = ({ obstacles, reasons }: Solution) => (obstacles.length > 0 ? [] : reasons)

function newPairs({ papers, reviewers, standing }: Facts, { pairs }: Solution, pairValue: Value) {
  const chosen = pairs.flatMap(({ paper, reviewer }) => {
    const [on, by] = [papers[paper], reviewers[reviewer]]
    return on && by ? [{ paper_id: on.id, person_id: by.id, score: pairValue(on, by) ?? 0 }] : []
  })
  const live = standing.filter(({ suspended }) => !suspended)
  const [stood, kept] = [new Set(live.map(pairKey)), new Set(chosen.map(pairKey))]
  return {
    pairs: chosen.filter((pair) => !stood.has(pairKey(pair))),
    endings: live
      .filter((pair) => !kept.has(pairKey(pair)))
      .map(({ paper_id, person_id }) => ({ paper_id, person_id })),
  }
}

function obstaclesOf({ obstacles }: Solution, { papers, reviewers }: Facts): Obstacle[] {
  const paperIds = (list: number[]) => list.flatMap((at) => papers[at]?.id ?? []).sort((a, b) => a - b)
  const people = (list: number[]) => list.flatMap((at) => reviewers[at]?.id ?? []).sort((a, b) => a - b)
  return obstacles.map(({ kind, shortfall: { left, right, wanted, possible } }) =>
    kind === 'minimums'
      ? { kind, papers: paperIds(right), reviewers: people(left), wanted, possible }
      : { kind, papers: paperIds(left), reviewers: people(right), wanted, possible },
  )
}
