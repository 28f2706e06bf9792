// `rostrum assign`: reads an instance, prints one JSON object. Needs no database.
import { readFileSync, statSync } from 'node:fs'
import { faultAt, InputFault } from '../../core/input-fault.ts'
import { type Beside, type Compiled, compile, compiled, withoutLocked } from '../compiling.ts'
import { lockedRuleReasons, lockReasons } from '../contradictions.ts'
import { sum } from '../engine/market.ts'
import { ruleReasons } from '../rule-reasons.ts'
import { chosenPairs } from '../solver.ts'
import { refusalOf, type Solved, solveCompiled, type Wish } from '../solving.ts'
import { floorReasons, type Names, reasonsFor } from '../wording.ts'
import { readAsg } from './asg.ts'
import { readFolder } from './folder.ts'
import { type Named, readApart, readPairs, readPeople } from './named.ts'
import { type Options, readOptions } from './options.ts'

type Task = {
  instance: Compiled
  names: Names
  named: boolean
  reasons: string[]
  locked: [number, number][]
}

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

function figures({ market, unit, base }: Compiled, solved: Solved | null, locked: [number, number][]) {
  if (!solved?.held)
    return {
      status: 'infeasible',
      value: null,
      bound: null,
      gap: null,
      minPaper: null,
      floor: null,
      unfilled: null,
    }
  const { value, bound, held, floor, highestFloor } = solved
  const unfilled = solved.missing.reduce((sum, count) => sum + count, 0)
  const sums = base.slice()
  const wanted = Int32Array.from(market.demand)
  for (const [paper] of locked) wanted[paper] = (wanted[paper] ?? 0) + 1
  for (let paper = 0; paper < sums.length; paper++)
    for (let arc = market.start[paper] ?? 0, end = market.start[paper + 1] ?? 0; arc < end; arc++)
      if (held[arc] === 1) sums[paper] = (sums[paper] ?? 0) + (market.score[arc] ?? 0)
  const counted = sums.filter((_, paper) => (wanted[paper] ?? 0) > 0)
  const least = counted.reduce((low, sum) => Math.min(low, sum), Infinity)
  return {
    status:
      unfilled > 0 || solved.status === 'infeasible'
        ? 'infeasible'
        : solved.status === 'stopped'
          ? 'time-limit'
          : solved.status,
    value,
    bound,
    gap: Number((bound - value).toFixed(9)),
    minPaper: counted.length > 0 ? least / unit : null,
    floor,
    ...(solved.expected !== null && { expected: solved.expected }),
    ...(highestFloor !== null && highestFloor !== floor && { highestFloor }),
    unfilled,
  }
}

function load(options: Options): Task {
  if (isFolder(options.file)) return loadFolder(options)
  const market = readAsg(readBytes(options.file), options.file)
  const count = (length: number) => new Map(Array.from({ length }, (_, index) => [String(index), index]))
  const named = { papers: count(market.demand.length), reviewers: count(market.most.length) }
  const instance = compiled(market, besideOf(options, named), 1e6, new Float64Array(market.demand.length))
  refuse(options, instance)
  return { instance, names: { paper: String, reviewer: String }, named: false, reasons: [], locked: [] }
}

function loadFolder(options: Options): Task {
  const { problem, named } = readFolder(options.file)
  const [papers, reviewers] = [[...named.papers.keys()], [...named.reviewers.keys()]]
  const names = { paper: (at: number) => papers[at] ?? '', reviewer: (at: number) => reviewers[at] ?? '' }
  const asked = { ...problem, ...besideOf(options, named) }
  if (asked.seniors) asked.seniors = { ...asked.seniors, least: options.seniors }
  const open = withoutLocked(asked)
  const instance = compile(asked, open)
  refuse(options, instance)
  const reasons = [...lockReasons(asked, open, names), ...lockedRuleReasons(asked, instance.rules, names)]
  const locked = (asked.fixed ?? []).map(({ paper, reviewer }): [number, number] => [paper, reviewer])
  return { instance, names, named: true, reasons, locked }
}

function refuse({ objective }: Options, instance: Compiled): void {
  const refusal = refusalOf(instance, objective)
  if (refusal) throw new InputFault(refusal)
}

function besideOf(options: Options, named: Named): Beside {
  const from = <T>(
    file: string | undefined,
    read: (named: Named, text: string, file: string) => T,
  ): T | undefined => (file === undefined ? undefined : read(named, readBytes(file).toString('utf8'), file))
  const senior = from(options.senior, readPeople)
  const kept = from(options.keep, readPairs)
  const [written, apart, standby] = [
    from(options.written, readPairs),
    from(options.apart, readApart),
    from(options.standby, readPeople),
  ]
  return {
    ...(senior && { seniors: { least: options.seniors, among: senior } }),
    ...(kept && { kept: { pairs: kept, bonus: options.keepBonus } }),
    ...(written && { written }),
    ...(apart && { apart }),
    ...(standby && { standby }),
  }
}

function isFolder(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw faultAt(file, null, 'there is no such file or folder')
  return found.isDirectory()
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new InputFault(`${file}: cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}
