// Rules about who sits together: what of an assignment breaks them, and which of them a flow can keep by itself.
import type { Market } from './market.ts'
import type { Group } from './network.ts'
import type { Clashes } from './reaching.ts'

export type Rules = {
  /** At least so many seniors for each paper; `senior` marks them. */
  seniors: number
  senior: Uint8Array
  /** At most one reviewer of an institution for each paper; -1 is none. */
  institution: Int32Array
  /** Reviewers never together on a paper: banned or former co-authors. Each pair in both directions. */
  apart: Map<number, Set<number>>
  /** Of each reviewer, the papers they wrote; of each paper, the reviewers who wrote it: two who review each other are too close. */
  written: Map<number, number[]>
  authors: Map<number, number[]>
  /** Reviewers locked to each paper, no longer in the market. */
  locked: Map<number, number[]>
}

/** Arcs of each paper: seniors first, then by institution, so that groups of them stand side by side. */
export function arranged(market: Market, { seniors, senior, institution }: Rules): Market {
  if (seniors === 0 && institution.every((each) => each < 0)) return market
  const { demand, start } = market
  const [reviewer, weight, score] = [market.reviewer.slice(), market.weight.slice(), market.score.slice()]
  const rank = (arc: number) => {
    const who = market.reviewer[arc] ?? 0
    return (seniors > 0 && senior[who] === 0 ? 2 ** 32 : 0) + (institution[who] ?? 0)
  }
  for (let paper = 0; paper < demand.length; paper++) {
    const from = start[paper] ?? 0
    const arcs = Array.from({ length: (start[paper + 1] ?? 0) - from }, (_, at) => from + at)
    arcs.sort((a, b) => rank(a) - rank(b) || a - b)
    for (const [at, arc] of arcs.entries()) {
      reviewer[from + at] = market.reviewer[arc] ?? 0
      weight[from + at] = market.weight[arc] ?? 0
      score[from + at] = market.score[arc] ?? 0
    }
  }
  return { ...market, reviewer, weight, score }
}

/** How many juniors leave room for the seniors that a paper wants. */
export const juniorsAtMost = ({ demand }: Market, { seniors, senior, locked }: Rules): Int32Array =>
  demand.map((places, paper) => {
    const present = (locked.get(paper) ?? []).filter((who) => senior[who] === 1).length
    return Math.max(0, places - Math.max(0, seniors - present))
  })

/** Of each paper, its juniors as a group that leaves room for the seniors wanted. */
export function juniorGroups(market: Market, rules: Rules): Group[] {
  if (rules.seniors === 0) return []
  const { start, reviewer } = market
  return [...juniorsAtMost(market, rules).entries()].flatMap(([paper, most]) => {
    const [from, to] = [start[paper] ?? 0, start[paper + 1] ?? 0]
    const junior = reviewer.subarray(from, to).findIndex((who) => rules.senior[who] === 0)
    return junior < 0 || to - from - junior <= most ? [] : [{ owner: paper, from: from + junior, to, most }]
  })
}

/** The arcs of an institution on a paper as a group of at most one, where they stand side by side within one row. */
export function institutionGroup(
  market: Market,
  rules: Rules,
  groups: Group[],
  paper: number,
  of: number,
): Group | null {
  const { start, reviewer, demand } = market
  const has = (arc: number) => rules.institution[reviewer[arc] ?? 0] === of
  const [first, end] = [start[paper] ?? 0, start[paper + 1] ?? 0]
  let from = first
  while (from < end && !has(from)) from++
  let to = from
  while (to < end && has(to)) to++
  for (let arc = to; arc < end; arc++) if (has(arc)) return null
  const outer = groups.findIndex((group) => group.from <= from && to <= group.to)
  const split = groups.some(
    (group) => group.from < to && from < group.to && (from < group.from || group.to < to),
  )
  const known = groups.some((group) => group.from === from && group.to === to && group.most === 1)
  return split || known ? null : { owner: outer < 0 ? paper : demand.length + outer, from, to, most: 1 }
}

/** What must go before anything is chosen: own papers, and what clashes with locked pairs. */
export function excludedArcs(market: Market, rules: Rules): number[] {
  const { demand, start, reviewer } = market
  const excluded: number[] = []
  if (rules.locked.size + rules.authors.size === 0) return excluded
  for (let paper = 0; paper < demand.length; paper++) {
    const sitting = rules.locked.get(paper) ?? []
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) {
      const who = reviewer[arc] ?? 0
      const authors = rules.authors.get(paper) ?? []
      const mutual = authors.some((author) =>
        (rules.written.get(who) ?? []).some((own) => rules.locked.get(own)?.includes(author)),
      )
      if (mutual || authors.includes(who) || sitting.some((other) => areApart(rules, who, other)))
        excluded.push(arc)
    }
  }
  return excluded
}

export function areApart({ institution, apart }: Rules, one: number, other: number): boolean {
  const home = institution[one] ?? -1
  return (home >= 0 && home === institution[other]) || (apart.get(one)?.has(other) ?? false)
}

/** Without the rules that each paper can keep by itself: those across papers and about seniors are left. */
export const acrossPapers = (rules: Rules): Rules => ({
  ...rules,
  institution: rules.institution.map(() => -1),
  apart: new Map(),
})

export function hasPairRules({ institution, apart, written }: Rules): boolean {
  return apart.size > 0 || written.size > 0 || institution.some((each) => each >= 0)
}

export function clashesOf(market: Market, rules: Rules): Clashes {
  if (!hasPairRules(rules)) return () => []
  const isAlone = rules.apart.size === 0 && rules.institution.every((each) => each < 0)
  return (held) => {
    const found: [number, number][] = []
    for (let paper = 0; paper < market.demand.length; paper++) {
      if (isAlone && !rules.authors.has(paper)) continue
      const arcs = heldBy(market, held, paper)
      for (const [at, one] of arcs.entries()) {
        const who = market.reviewer[one] ?? 0
        for (const other of arcs.slice(at + 1))
          if (areApart(rules, who, market.reviewer[other] ?? 0)) found.push([one, other])
        for (const other of mutualWith(market, rules, held, paper, who)) found.push([one, other])
      }
    }
    return found
  }
}

function heldBy({ start }: Market, held: Uint8Array, paper: number): number[] {
  const arcs: number[] = []
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
    if (held[arc] === 1) arcs.push(arc)
  return arcs
}

/** Papers on which two of one institution sit, with the institution. */
export function sharedInstitutions(
  market: Market,
  { institution }: Rules,
  held: Uint8Array,
): [number, number][] {
  if (institution.every((each) => each < 0)) return []
  return [...market.demand.keys()].flatMap((paper) => {
    const homes = heldBy(market, held, paper).map((arc) => institution[market.reviewer[arc] ?? 0] ?? -1)
    const shared = new Set(homes.filter((home, at) => home >= 0 && homes.indexOf(home) < at))
    return [...shared].map((home): [number, number] => [paper, home])
  })
}

/** Who reviews `paper` has papers too; of those, the ones an author of `paper` reviews. Each pair is found from its lower paper. */
function mutualWith(market: Market, rules: Rules, held: Uint8Array, paper: number, who: number): number[] {
  const authors = rules.authors.get(paper)
  if (!authors) return []
  return (rules.written.get(who) ?? [])
    .filter((own) => own > paper)
    .flatMap((own) => heldBy(market, held, own).filter((arc) => authors.includes(market.reviewer[arc] ?? 0)))
}
