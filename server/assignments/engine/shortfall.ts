// Why places stay open: by Hall's theorem some group together wants more than all its partners can give; here the smallest found.
import { smallestShort } from './smallest.ts'

export type Sides = {
  /** What each on the left wants, and each on the right can give; of the same partner at most one. */
  demand: Int32Array
  room: Int32Array
  start: Int32Array
  partner: Int32Array
}

/** None can be left out: without any one of `left` the others get all they want. `right` are those who would have to give more. */
export type Shortfall = { left: number[]; right: number[]; wanted: number; possible: number }

type Flow = { given: Uint8Array; load: Int32Array; holders: Map<number, Set<number>> }

/** Groups with more pairs to look through, once for each member, are told as they are found: to shrink them would take longer than to read them. */
const SHRUNK = 4e7

/** Of those that lack something whoever cannot have it, whatever the rules; what the others lack could be had, so something else forbids it. */
export function stuckAmong(sides: Sides, given: Uint8Array, lacking: number[]): number[] {
  const flow = flowOf(sides, given)
  const stuck = new Set<number>()
  for (const one of lacking)
    if (!stuck.has(one)) for (const each of closure(sides, flow, [one])?.left ?? []) stuck.add(each)
  return lacking.filter((one) => stuck.has(one))
}

/** A group around some that are stuck: the smallest among all that compete with them, as far as it can be found. */
export function shortfallAround(sides: Sides, given: Uint8Array, stuck: number[]): Shortfall {
  const whole = fill(sides, [...(closure(sides, flowOf(sides, given), stuck)?.left ?? stuck)])
  const { left, flow, lacking } =
    whole.left.length * sides.partner.length <= SHRUNK
      ? smaller(sides, shrunk(sides, whole), whole.left)
      : whole
  const right = [...(closure(sides, flow, [...lacking.keys()])?.right ?? [])]
  const wanted = left.reduce((total, one) => total + (sides.demand[one] ?? 0), 0)
  return {
    left: left.toSorted((a, b) => a - b),
    right: right.sort((a, b) => a - b),
    wanted,
    possible: wanted - missingIn(lacking),
  }
}

/** As much as all of the left can have together, and what each then lacks. */
export function filled(sides: Sides): { given: Uint8Array; missing: Int32Array } {
  const missing = new Int32Array(sides.demand.length)
  const { flow, lacking } = fill(sides, [...missing.keys()])
  for (const [one, count] of lacking) missing[one] = count
  return { given: flow.given, missing }
}

/** Some of the left, as much as they can have when nobody else is there, and what each of them lacks. */
type Filled = { left: number[]; flow: Flow; lacking: Map<number, number> }

const missingIn = (lacking: Map<number, number>) =>
  [...lacking.values()].reduce((total, count) => total + count, 0)

/** One after the other is left out; what they had goes to the rest, and whoever is needed for a lack comes back. */
function shrunk(sides: Sides, whole: Filled): Filled {
  let now = whole
  for (const one of whole.left.toReversed()) {
    const given = now.flow.given.slice()
    given.fill(0, sides.start[one], sides.start[one + 1])
    const lacking = new Map(now.lacking)
    lacking.delete(one)
    const fewer = { left: now.left.filter((each) => each !== one), flow: flowOf(sides, given), lacking }
    fillUp(sides, fewer)
    if (fewer.lacking.size > 0) now = fewer
  }
  return now
}

/** A minimal group need not be the smallest there is. */
function smaller(sides: Sides, minimal: Filled, all: number[]): Filled {
  const group = smallestShort(sides, all, minimal.left.length)
  return group ? fill(sides, group) : minimal
}

function flowOf({ demand, room, start, partner }: Sides, given: Uint8Array): Flow {
  const flow: Flow = { given, load: new Int32Array(room.length), holders: new Map() }
  for (let one = 0; one < demand.length; one++)
    for (let arc = start[one] ?? 0, end = start[one + 1] ?? 0; arc < end; arc++)
      if (given[arc] === 1) hold(flow, one, partner[arc] ?? 0, 1)
  return flow
}

function hold({ load, holders }: Flow, one: number, other: number, step: 1 | -1): void {
  load[other] = (load[other] ?? 0) + step
  const set = holders.get(other) ?? new Set()
  if (step === 1) holders.set(other, set.add(one))
  else set.delete(one)
}

/** All that compete for the same partners, directly or not; null when a partner with room is among them. */
function closure(sides: Sides, flow: Flow, from: number[]): { left: Set<number>; right: Set<number> } | null {
  const [left, right] = [new Set(from), new Set<number>()]
  for (const one of left)
    for (let arc = sides.start[one] ?? 0, end = sides.start[one + 1] ?? 0; arc < end; arc++) {
      const other = sides.partner[arc] ?? 0
      if (flow.given[arc] === 1 || right.has(other)) continue
      if ((flow.load[other] ?? 0) < (sides.room[other] ?? 0)) return null
      right.add(other)
      for (const holder of flow.holders.get(other) ?? []) left.add(holder)
    }
  return { left, right }
}

function fill(sides: Sides, left: number[]): Filled {
  const wanting = left.filter((one) => (sides.demand[one] ?? 0) > 0)
  const lacking = new Map(wanting.map((one) => [one, sides.demand[one] ?? 0]))
  const filled = { left, flow: flowOf(sides, new Uint8Array(sides.partner.length)), lacking }
  fillUp(sides, filled)
  return filled
}

function fillUp(sides: Sides, { flow, lacking }: Filled): void {
  for (let one = augment(sides, flow, lacking); one >= 0; one = augment(sides, flow, lacking)) {
    const left = (lacking.get(one) ?? 0) - 1
    if (left > 0) lacking.set(one, left)
    else lacking.delete(one)
  }
}

/** One more for whoever is the nearest to it, others making way along the shortest chain; returns who, or -1. */
function augment(sides: Sides, flow: Flow, from: Map<number, number>): number {
  const { start, partner, room } = sides
  const reached = new Map<number, number>()
  const came = new Map<number, number>()
  for (const one of from.keys()) came.set(one, -1)
  for (const one of came.keys())
    for (let arc = start[one] ?? 0, end = start[one + 1] ?? 0; arc < end; arc++) {
      const other = partner[arc] ?? 0
      if (flow.given[arc] === 1 || reached.has(other)) continue
      reached.set(other, one)
      if ((flow.load[other] ?? 0) < (room[other] ?? 0)) return turn(sides, flow, reached, came, other)
      for (const holder of flow.holders.get(other) ?? []) if (!came.has(holder)) came.set(holder, other)
    }
  return -1
}

function turn(
  sides: Sides,
  flow: Flow,
  reached: Map<number, number>,
  came: Map<number, number>,
  end: number,
): number {
  for (let other = end; ; ) {
    const one = reached.get(other) ?? 0
    give(sides, flow, one, other, 1)
    other = came.get(one) ?? -1
    if (other < 0) return one
    give(sides, flow, one, other, -1)
  }
}

function give({ start, partner }: Sides, flow: Flow, one: number, other: number, step: 1 | -1): void {
  const arc = partner.indexOf(other, start[one])
  flow.given[arc] = step === 1 ? 1 : 0
  hold(flow, one, other, step)
}
