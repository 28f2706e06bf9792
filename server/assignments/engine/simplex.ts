// The primal network simplex: from a feasible tree, arc after arc, to the best. Costs may change between calls; the tree is kept.
// (Ahuja, Magnanti, Orlin, "Network flows", 1993, ch. 11; the rule for the leaving arc as in LEMON, Dezso, Jüttner, Kovács 2011.)
import { BASIC, type Flow, LOWER, UPPER } from './crash.ts'
import { findEntering, newSearch, type Search } from './entering.ts'
import type { Network } from './network.ts'
import { costOf, rehang } from './tree.ts'

export type Simplex = Network &
  Flow &
  Search & {
    pivots: number
  }

/** Between two of these many pivots the caller may stop the search. */
const PULSE = 1024

export const simplexOf = (network: Network, flow: Flow): Simplex => ({
  ...network,
  ...flow,
  ...newSearch(),
  pivots: 0,
})

/** True when the best is reached, false when `stop` said so before. */
export function optimise(simplex: Simplex, stop: () => boolean): boolean {
  simplex.listed = 0
  while (findEntering(simplex)) {
    pivot(simplex)
    simplex.pivots++
    if (simplex.pivots % PULSE === 0 && stop()) return false
  }
  return true
}

const roomOf = (simplex: Simplex, arc: number) => (arc >= 0 ? simplex.unit : (simplex.room[-1 - arc] ?? 0))
const flowOf = (simplex: Simplex, arc: number) =>
  (arc >= 0 ? simplex.flow[arc] : simplex.restFlow[-1 - arc]) ?? 0

function carry(simplex: Simplex, arc: number, amount: number): void {
  if (arc >= 0) simplex.flow[arc] = (simplex.flow[arc] ?? 0) + amount
  else simplex.restFlow[-1 - arc] = (simplex.restFlow[-1 - arc] ?? 0) + amount
}

function settle(simplex: Simplex, arc: number): void {
  const state = flowOf(simplex, arc) === 0 ? LOWER : UPPER
  if (arc >= 0) simplex.state[arc] = state
  else simplex.restState[-1 - arc] = state
}

/** Round the circle that the entering arc closes, as much as it bears; the arc that bears no more leaves. */
function pivot(simplex: Simplex): void {
  const { entering, tree } = simplex
  const fills = (entering >= 0 ? simplex.state[entering] : simplex.restState[-1 - entering]) === LOWER
  const [first, second] = fills ? [simplex.tail, simplex.head] : [simplex.head, simplex.tail]
  const join = meeting(tree, first, second)
  let [amount, out, inFirst] = [roomOf(simplex, entering), -1, false]
  for (let node = first; node !== join; node = tree.parent[node] ?? 0) {
    const left = leftOn(simplex, node, 0)
    if (left < amount) [amount, out, inFirst] = [left, node, true]
  }
  for (let node = second; node !== join; node = tree.parent[node] ?? 0) {
    const left = leftOn(simplex, node, 1)
    if (left <= amount) [amount, out, inFirst] = [left, node, false]
  }
  if (amount > 0) push(simplex, first, second, join, fills ? amount : -amount, amount)
  if (out < 0) {
    settle(simplex, entering)
    return
  }
  settle(simplex, tree.arc[out] ?? 0)
  if (entering >= 0) simplex.state[entering] = BASIC
  else simplex.restState[-1 - entering] = BASIC
  const [inner, to] = inFirst ? [first, second] : [second, first]
  rehang(tree, inner, out, to, entering, inner === simplex.tail ? 1 : 0, costOf(simplex, entering))
}

/** How much more the arc above a node bears, upwards or downwards. */
function leftOn(simplex: Simplex, node: number, upwards: number): number {
  const arc = simplex.tree.arc[node] ?? 0
  const carried = flowOf(simplex, arc)
  return simplex.tree.up[node] === upwards ? roomOf(simplex, arc) - carried : carried
}

function push(
  simplex: Simplex,
  first: number,
  second: number,
  join: number,
  entered: number,
  amount: number,
) {
  const { arc, parent, up } = simplex.tree
  carry(simplex, simplex.entering, entered)
  for (let node = first; node !== join; node = parent[node] ?? 0)
    carry(simplex, arc[node] ?? 0, up[node] === 1 ? -amount : amount)
  for (let node = second; node !== join; node = parent[node] ?? 0)
    carry(simplex, arc[node] ?? 0, up[node] === 1 ? amount : -amount)
}

function meeting({ parent, depth }: Flow['tree'], one: number, other: number): number {
  let [a, b] = [one, other]
  while (a !== b) {
    if ((depth[a] ?? 0) >= (depth[b] ?? 0)) a = parent[a] ?? 0
    else b = parent[b] ?? 0
  }
  return a
}
