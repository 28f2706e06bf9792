// What `rostrum assign` is asked: an instance and what is said beside it, read from files.
import { readFileSync, statSync } from 'node:fs'
import { faultAt, InputFault } from '../../core/input-fault.ts'
import { type Beside, type Compiled, compile, compiled, withoutLocked } from '../compiling.ts'
import { lockedRuleReasons, lockReasons } from '../contradictions.ts'
import { refusalOf } from '../solving.ts'
import type { Names } from '../wording.ts'
import { readAsg } from './asg.ts'
import { readFolder } from './folder.ts'
import { type Named, readApart, readPairs, readPeople } from './named.ts'
import type { Options } from './options.ts'

/** `reasons`: why it cannot be solved, found before trying. */
type Task = {
  instance: Compiled
  names: Names
  named: boolean
  reasons: string[]
  locked: [number, number][]
}

export function load(options: Options): Task {
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
