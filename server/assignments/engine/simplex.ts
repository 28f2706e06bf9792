// The primal network simplex: from a feasible tree, arc after arc, to the best. Costs may change between calls; the tree is kept.
// (Ahuja, Magnanti, Orlin, "Network flows", 1993, ch. 11; the rule for the leaving arc as in LEMON, Dezso, Jüttner, Kovács 2011.)
import { BASIC, type Flow, LOWER, UPPER } from './crash.ts'
import type { Network } from './network.ts'
import { costOf, rehang } from './tree.ts'

export type Simplex = Network &
  Flow & {
    pivots: number
    entering: number
    tail: number
    head: number
    /** Arcs that were worth entering when their rows were looked at: the best of each row. */
    wanted: Int32Array
    wantedTail: Int32Array
    wantedHead: Int32Array
    listed: number
    used: number
    /** Where the next look begins: a row, or behind the rows a reviewer. */
    position: number
  }

/** How many arcs are looked at for a new list; few make bad pivots, many cost too long a look. */
const BLOCK = 10_000
const LIST = 128
/** How many arcs of a list enter before a new one is made. */
const TURNS = 32
/** Between two of these many pivots the caller may stop the search. */
const PULSE = 1024

export function simplexOf(network: Network, flow: Flow): Simplex {
  const list = () => new Int32Array(LIST + 4)
  const lists = { wanted: list(), wantedTail: list(), wantedHead: list(), listed: 0, used: 0 }
  return { ...network, ...flow, ...lists, position: 0, pivots: 0, entering: 0, tail: 0, head: 0 }
}

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

function findEntering(simplex: Simplex): boolean {
  if (simplex.used < TURNS && chooseListed(simplex)) return true
  simplex.used = 0
  list(simplex)
  return chooseListed(simplex)
}

/** The best of the list as prices are now; what is no longer worth entering is struck out. */
function chooseListed(simplex: Simplex): boolean {
  const { wanted, wantedTail, wantedHead } = simplex
  const { potential } = simplex.tree
  let [best, chosen, kept] = [0, -1, 0]
  for (let at = 0; at < simplex.listed; at++) {
    const [arc, tail, head] = [wanted[at] ?? 0, wantedTail[at] ?? 0, wantedHead[at] ?? 0]
    const state = arc >= 0 ? simplex.state[arc] : simplex.restState[-1 - arc]
    const gain = (potential[head] ?? 0) - (potential[tail] ?? 0) - costOf(simplex, arc)
    const better = state === LOWER ? gain : -gain
    if (better <= 0 || state === BASIC) continue
    wanted[kept] = arc
    wantedTail[kept] = tail
    wantedHead[kept] = head
    if (better > best) {
      best = better
      chosen = kept
    }
    kept++
  }
  simplex.listed = kept
  if (chosen < 0) return false
  simplex.entering = wanted[chosen] ?? 0
  simplex.tail = wantedTail[chosen] ?? 0
  simplex.head = wantedHead[chosen] ?? 0
  simplex.used++
  return true
}

function list(simplex: Simplex): void {
  const { rows, root, start } = simplex
  simplex.listed = 0
  let at = simplex.position
  let looked = 0
  for (let count = 0; count < root && simplex.listed < LIST; count++) {
    if (at < rows) listRow(simplex, at)
    else listReviewer(simplex, at)
    looked += at < rows ? (start[at + 1] ?? 0) - (start[at] ?? 0) + 1 : 2
    at = at + 1 === root ? 0 : at + 1
    if (looked < BLOCK) continue
    if (simplex.listed > 0) break
    looked = 0
  }
  simplex.position = at
}

function listRow(simplex: Simplex, row: number): void {
  const { start, reviewer, weight, state, rows, owner } = simplex
  const { potential } = simplex.tree
  const from = potential[row] ?? 0
  let [best, entering] = [0, -1]
  for (let arc = start[row] ?? 0, end = start[row + 1] ?? 0; arc < end; arc++) {
    const kind = state[arc] ?? 0
    if (kind === BASIC) continue
    const gain = (weight[arc] ?? 0) + (potential[rows + (reviewer[arc] ?? 0)] ?? 0) - from
    if (kind === LOWER ? gain > best : -gain > best) {
      best = kind === LOWER ? gain : -gain
      entering = arc
    }
  }
  if (entering >= 0) add(simplex, entering, row, rows + (reviewer[entering] ?? 0))
  const above = owner[row] ?? -1
  if (above < 0) listRest(simplex, row, row, simplex.root)
  else listRest(simplex, row, above, row)
}

function listReviewer(simplex: Simplex, node: number): void {
  listRest(simplex, node, node, simplex.root)
  listRest(simplex, node + simplex.reviewers, node, simplex.root)
}

function listRest(simplex: Simplex, rest: number, tail: number, head: number): void {
  const kind = simplex.restState[rest]
  if (kind === BASIC || simplex.room[rest] === 0) return
  const { potential } = simplex.tree
  const gain = (potential[head] ?? 0) - (potential[tail] ?? 0) - (simplex.cost[rest] ?? 0)
  if (kind === LOWER ? gain > 0 : gain < 0) add(simplex, -1 - rest, tail, head)
}

function add(simplex: Simplex, arc: number, tail: number, head: number): void {
  simplex.wanted[simplex.listed] = arc
  simplex.wantedTail[simplex.listed] = tail
  simplex.wantedHead[simplex.listed] = head
  simplex.listed++
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
