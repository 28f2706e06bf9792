// Why places stay open: by Hall's theorem some group together wants more than all its partners can give; here the smallest found.
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

/** Larger groups are told as they are found: to shrink them would take longer than to read them. */
const SHRUNK = 400

/** The group around one that lacks something; null when all it lacks could be had, so that something else forbids it. */
export function shortfallAround(sides: Sides, given: Uint8Array, from: number): Shortfall | null {
  const flow = flowOf(sides, given)
  const group = closure(sides, flow, [from])
  if (!group) return null
  let left = [...group.left]
  if (left.length <= SHRUNK)
    for (const one of left.toReversed()) {
      const fewer = left.filter((each) => each !== one)
      if (fill(sides, fewer).missing > 0) left = fewer
    }
  const { flow: own, missing, lacking } = fill(sides, left)
  const right = [...(closure(sides, own, [...new Set(lacking)])?.right ?? [])]
  const wanted = left.reduce((total, one) => total + (sides.demand[one] ?? 0), 0)
  return {
    left: left.toSorted((a, b) => a - b),
    right: right.sort((a, b) => a - b),
    wanted,
    possible: wanted - missing,
  }
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

/** As much as all of the left can have together, and what each then lacks. */
export function filled(sides: Sides): { given: Uint8Array; missing: Int32Array } {
  const missing = new Int32Array(sides.demand.length)
  const { flow, lacking } = fill(sides, [...missing.keys()])
  for (const one of lacking) missing[one] = (missing[one] ?? 0) + 1
  return { given: flow.given, missing }
}

/** As much as some of the left can have when nobody else is there. */
function fill(sides: Sides, left: number[]): { flow: Flow; missing: number; lacking: number[] } {
  const flow: Flow = {
    given: new Uint8Array(sides.partner.length),
    load: new Int32Array(sides.room.length),
    holders: new Map(),
  }
  const lacking = left.flatMap((one) => {
    let missing = sides.demand[one] ?? 0
    while (missing > 0 && augment(sides, flow, one)) missing--
    return new Array<number>(missing).fill(one)
  })
  return { flow, missing: lacking.length, lacking }
}

/** One more for `from`, others making way along the shortest chain. */
function augment(sides: Sides, flow: Flow, from: number): boolean {
  const { start, partner, room } = sides
  const reached = new Map<number, number>()
  const came = new Map<number, number>([[from, -1]])
  for (const one of came.keys())
    for (let arc = start[one] ?? 0, end = start[one + 1] ?? 0; arc < end; arc++) {
      const other = partner[arc] ?? 0
      if (flow.given[arc] === 1 || reached.has(other)) continue
      reached.set(other, one)
      if ((flow.load[other] ?? 0) < (room[other] ?? 0)) {
        turn(sides, flow, reached, came, other)
        return true
      }
      for (const holder of flow.holders.get(other) ?? []) if (!came.has(holder)) came.set(holder, other)
    }
  return false
}

function turn(
  sides: Sides,
  flow: Flow,
  reached: Map<number, number>,
  came: Map<number, number>,
  end: number,
): void {
  for (let other = end; other >= 0; ) {
    const one = reached.get(other) ?? 0
    give(sides, flow, one, other, 1)
    other = came.get(one) ?? -1
    if (other >= 0) give(sides, flow, one, other, -1)
  }
}

function give({ start, partner }: Sides, flow: Flow, one: number, other: number, step: 1 | -1): void {
  const arc = partner.indexOf(other, start[one])
  flow.given[arc] = step === 1 ? 1 : 0
  hold(flow, one, other, step)
}
