// `rostrum assign`: reads an instance, prints one JSON object. Needs no database.
import type { Compiled } from '../compiling.ts'
import { sum } from '../engine/market.ts'
import { ruleReasons } from '../rule-reasons.ts'
import { chosenPairs } from '../solver.ts'
import { type Solved, solveCompiled, type Wish } from '../solving.ts'
import { floorReasons, type Names, reasonsFor } from '../wording.ts'
import { figures } from './figures.ts'
import { load } from './loading.ts'
import { readOptions } from './options.ts'

const INFEASIBLE = 3

/** Prints the answer and returns the exit code. */
export function assign(args: string[], print: (line: string) => void): number {
  const options = readOptions(args)
  const { instance, names, named, reasons, locked } = load(options)
  const begin = performance.now()
  const limit = options.timeLimit === null ? Infinity : begin + options.timeLimit * 1000
  const { objective, floor, cap, seed } = options
  const wish = { objective, floor, cap, seed, stop: () => performance.now() > limit }
  const solved = reasons.length > 0 ? null : solveCompiled(instance, wish)
  const seconds = (performance.now() - begin) / 1000
  const told = solved ? reasonsOf(instance, solved, wish, names) : reasons
  const pairs = options.pairs && solved?.held ? inOrder([...locked, ...pairsIn(instance, solved.held)]) : []
  const shown = named ? pairs.map(([paper, who]) => [names.paper(paper), names.reviewer(who)]) : pairs
  print(
    JSON.stringify({
      ...figures(instance, solved, locked),
      seconds: Number(seconds.toFixed(4)),
      peakMemoryMiB: Number((process.resourceUsage().maxRSS / 1024).toFixed(1)),
      ...(told.length > 0 && { reasons: told }),
      ...(options.pairs && { pairs: shown }),
    }),
  )
  return told.length > 0 ? INFEASIBLE : 0
}

const inOrder = (pairs: [number, number][]) => pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])

const pairsIn = ({ market }: Compiled, held: Uint8Array): [number, number][] =>
  chosenPairs(market, held).map(({ paper, reviewer }) => [paper, reviewer])

/** The groups that stand in the way, and the rules; those are looked for only where something is missing. */
function reasonsOf(
  instance: Compiled,
  { held, missing, highestFloor, explained }: Solved,
  wish: Partial<Wish>,
  names: Names,
): string[] {
  const told = held ? reasonsFor(explained, names, typeof wish.cap === 'number') : floorReasons(highestFloor)
  const lacked = explained.unmet.length > 0 ? null : sum(missing)
  return told.length > 0 ? [...told, ...ruleReasons(instance, wish, lacked, !held)] : []
}
