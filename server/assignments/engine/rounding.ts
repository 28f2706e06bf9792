// From chances to a draw: along circles and paths of arcs that are neither sure nor out, chances rise and fall in turn until one is.
import type { Market } from './market.ts'

type Open = {
  market: Market
  chance: Uint8Array
  whole: number
  paper: Int32Array
  /** The undecided arcs at each node, papers first, then reviewers; decided ones are struck out when met. */
  around: number[][]
}

/** Each sum around a paper or reviewer stays as it is, or becomes one of the two whole numbers next to it. */
export function rounded(market: Market, chances: Uint8Array, whole: number, noise: () => number): Uint8Array {
  const open = opened(market, chances.slice(), whole)
  for (let node = 0; node < open.around.length; node++)
    while (undecided(open, node).length > 0) decide(open, walk(open, endOf(open, node)), noise)
  return open.chance.map((chance) => (chance === whole ? 1 : 0))
}

function opened(market: Market, chance: Uint8Array, whole: number): Open {
  const { demand, most, start, reviewer } = market
  const around: number[][] = Array.from({ length: demand.length + most.length }, () => [])
  const paper = new Int32Array(chance.length)
  for (let at = 0; at < demand.length; at++)
    for (let arc = start[at] ?? 0, end = start[at + 1] ?? 0; arc < end; arc++) {
      paper[arc] = at
      if (chance[arc] === 0 || chance[arc] === whole) continue
      around[at]?.push(arc)
      around[demand.length + (reviewer[arc] ?? 0)]?.push(arc)
    }
  return { market, chance, whole, paper, around }
}

function undecided({ around, chance, whole }: Open, node: number): number[] {
  const left = (around[node] ?? []).filter((arc) => chance[arc] !== 0 && chance[arc] !== whole)
  around[node] = left
  return left
}

/** A node to begin at: where a walk from here cannot go on, or here. */
function endOf(open: Open, node: number): number {
  if (undecided(open, node).length === 1) return node
  const { closed, last } = follow(open, node)
  return closed ? node : last
}

/** A circle, or a path from one end to another. */
const walk = (open: Open, from: number): number[] => follow(open, from).arcs

function follow(open: Open, from: number): { arcs: number[]; closed: boolean; last: number } {
  const { market, paper } = open
  const papers = market.demand.length
  const arcs: number[] = []
  const seen = new Map([[from, 0]])
  let [node, came] = [from, -1]
  for (;;) {
    const arc = undecided(open, node).find((each) => each !== came)
    if (arc === undefined) return { arcs, closed: false, last: node }
    arcs.push(arc)
    const at = paper[arc] ?? 0
    node = node === at ? papers + (market.reviewer[arc] ?? 0) : at
    came = arc
    const before = seen.get(node)
    if (before !== undefined) return { arcs: arcs.slice(before), closed: true, last: node }
    seen.set(node, arcs.length)
  }
}

/** Both ways end where an arc is decided; their odds keep every chance what it was. */
function decide({ chance, whole }: Open, arcs: number[], noise: () => number): void {
  const room = (even: 0 | 1) =>
    arcs.reduce((least, arc, at) => {
      const now = chance[arc] ?? 0
      return Math.min(least, at % 2 === even ? whole - now : now)
    }, whole)
  const [up, down] = [room(0), room(1)]
  const step = noise() * (up + down) < down ? up : -down
  for (const [at, arc] of arcs.entries()) chance[arc] = (chance[arc] ?? 0) + (at % 2 === 0 ? step : -step)
}
