// What stands in the way: of places without a reviewer, of minimum loads, of seniors; each with the smallest group it concerns.
import type { Market } from './market.ts'
import type { Rules } from './rules.ts'
import { filled, type Shortfall, type Sides, shortfallAround, stuckAmong } from './shortfall.ts'

/** `places`: papers want more than reviewers take. `minimums`: reviewers must get more than papers have. `seniors`: too few of them. */
export type Obstacle = { kind: 'places' | 'minimums' | 'seniors'; shortfall: Shortfall }

export type Explained = {
  obstacles: Obstacle[]
  /** Papers that lack a reviewer because of rules about who sits together. */
  ruled: number[]
  /** Reviewers who for the same reason do not come to their minimum loads. */
  unmet: number[]
}

/** More would not be read. */
const TOLD = 20
/** After so large a group the next would be much the same. */
const LARGE = 100

export function explain(market: Market, rules: Rules, held: Uint8Array): Explained {
  const { demand, most, start, reviewer } = market
  const places: Sides = { demand, room: most, start, partner: reviewer }
  const missing = demand.map((wanted, paper) => {
    let had = 0
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) had += held[arc] ?? 0
    return wanted - had
  })
  const turned = transposed(market, held)
  const unmet = market.least.map((least, who) => least - (turned.load[who] ?? 0))
  const minimums = around('minimums', turned.sides, turned.held, unmet)
  const open = around('places', places, held, missing)
  const senior = rules.seniors > 0 ? seniorShortfalls(market, rules) : { obstacles: [], others: [] }
  const told = new Set([...senior.obstacles.flatMap(({ shortfall }) => shortfall.left)])
  return {
    obstacles: [...minimums.obstacles, ...open.obstacles, ...senior.obstacles].slice(0, TOLD),
    ruled: open.others.filter((paper) => !told.has(paper)),
    unmet: minimums.others,
  }
}

/** Obstacles, and whose lack has another reason. */
type Around = { obstacles: Obstacle[]; others: number[] }

function around(kind: Obstacle['kind'], sides: Sides, held: Uint8Array, missing: Int32Array): Around {
  const lacking = [...missing.keys()].filter((one) => (missing[one] ?? 0) > 0)
  const stuck = stuckAmong(sides, held, lacking)
  const obstacles: Obstacle[] = []
  const told = new Set<number>()
  // The smallest of all groups first, then one around each who is not told of yet.
  for (const from of [stuck, ...stuck.map((one) => [one])]) {
    if (from.every((one) => told.has(one)) || obstacles.length === TOLD) continue
    const shortfall = shortfallAround(sides, held, from)
    if (!shortfall.left.every((each) => told.has(each))) obstacles.push({ kind, shortfall })
    for (const each of shortfall.left) told.add(each)
    if (shortfall.left.length > LARGE) break
  }
  return { obstacles, others: lacking.filter((one) => !stuck.includes(one)) }
}

/** Reviewers to the left. */
function transposed({ demand, least, start, reviewer }: Market, given: Uint8Array) {
  const load = new Int32Array(least.length)
  const from = new Int32Array(least.length + 1)
  for (const who of reviewer) from[who + 1] = (from[who + 1] ?? 0) + 1
  for (let who = 0; who < least.length; who++) from[who + 1] = (from[who + 1] ?? 0) + (from[who] ?? 0)
  const next = from.slice()
  const [partner, held] = [new Int32Array(reviewer.length), new Uint8Array(reviewer.length)]
  for (let paper = 0; paper < demand.length; paper++)
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) {
      const who = reviewer[arc] ?? 0
      const to = next[who] ?? 0
      next[who] = to + 1
      partner[to] = paper
      held[to] = given[arc] ?? 0
      load[who] = (load[who] ?? 0) + (given[arc] ?? 0)
    }
  return { sides: { demand: least, room: demand, start: from, partner }, held, load }
}

/** Whether the seniors alone could give each paper the seniors it wants: a paper that has its own may be what others lack. */
function seniorShortfalls({ demand, most, start, reviewer }: Market, rules: Rules): Around {
  const wanted = demand.map((places, paper) => {
    const present = (rules.locked.get(paper) ?? []).filter((who) => rules.senior[who] === 1).length
    return Math.min(places, Math.max(0, rules.seniors - present))
  })
  const partner: number[] = []
  const from = new Int32Array(start.length)
  for (let paper = 0; paper < demand.length; paper++) {
    for (const who of reviewer.subarray(start[paper], start[paper + 1]))
      if (rules.senior[who] === 1) partner.push(who)
    from[paper + 1] = partner.length
  }
  const sides = { demand: wanted, room: most, start: from, partner: Int32Array.from(partner) }
  const { given, missing } = filled(sides)
  return around('seniors', sides, given, missing)
}
