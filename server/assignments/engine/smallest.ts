// The smallest group that wants more than its partners can give. To find it is NP-hard (it is the girth of a transversal matroid,
// McCormick 1983), so all groups are tried, the small ones first, as long as that takes no time.
import type { Sides } from './shortfall.ts'

/** So many pairs are looked at; who reads the outcome waits for it. */
const PATIENCE = 4_000_000

type Search = {
  sides: Sides
  among: number[]
  most: number[]
  taken: Int32Array
  group: number[]
  left: number
}

/** Of fewer than `below`, all among these; null where there is none, or none was found in time. */
export function smallestShort(sides: Sides, among: number[], below: number): number[] | null {
  const wanted = (one: number) => sides.demand[one] ?? 0
  const wishes = among.filter((one) => wanted(one) > 0).sort((a, b) => wanted(b) - wanted(a))
  // What the first of these want together, so that no group of so many can want more.
  const most = [0]
  for (const one of wishes) most.push((most.at(-1) ?? 0) + wanted(one))
  const taken = new Int32Array(sides.room.length)
  const search: Search = { sides, among: wishes, most, taken, group: [], left: PATIENCE }
  for (let size = 1; size < below && search.left > 0; size++)
    if (isShort(search, 0, size, 0)) return search.group
  return null
}

/** `spare`: what the partners of the group can give beyond what it wants; below nothing, it is found. */
function isShort(search: Search, from: number, size: number, spare: number): boolean {
  const { among, most, group } = search
  if (size === 0) return spare < 0
  for (let at = from; at + size <= among.length && search.left > 0; at++) {
    // The next ones want no more than these do, so if they could not bring it below nothing, none can.
    if (spare >= (most[at + size] ?? 0) - (most[at] ?? 0)) return false
    const one = among[at] ?? 0
    const more = take(search, one, 1)
    group.push(one)
    if (isShort(search, at + 1, size - 1, spare + more)) return true
    group.pop()
    take(search, one, -1)
  }
  return false
}

/** By how much the spare grows with this one, or shrank when it went. */
function take(search: Search, one: number, step: 1 | -1): number {
  const { taken, sides } = search
  const { demand, room, start, partner } = sides
  let more = -(demand[one] ?? 0)
  for (let arc = start[one] ?? 0, end = start[one + 1] ?? 0; arc < end; arc++) {
    search.left--
    const other = partner[arc] ?? 0
    const count = taken[other] ?? 0
    if (count < (room[other] ?? 0)) more++
    taken[other] = count + step
  }
  return more
}
