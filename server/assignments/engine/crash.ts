// A tree to start the simplex from: an assignment that may be far from the best, and prices for it.
// Every node can send more to the root over its arc of the tree (Cunningham's "strongly feasible" tree), so ties never make it turn in circles.
import type { Network } from './network.ts'
import { bareTree, hang, reprice, type Tree } from './tree.ts'

export const LOWER = 0
export const UPPER = 1
export const BASIC = 2

/** What an arc carries, and whether it is empty, full or of the tree; `rest` for the arcs to the root and from owners. */
export type Flow = {
  tree: Tree
  flow: Uint8Array
  state: Uint8Array
  restFlow: Float64Array
  restState: Uint8Array
}

/** `flow` says what each arc carries, nothing or all it can; it must respect the room of groups and the most of each reviewer. */
export function crash(network: Network, flow: Uint8Array, price: Float64Array): Flow {
  const { root, rows, reviewers } = network
  const start: Flow = {
    tree: bareTree(root + 1),
    flow,
    state: flow.map((carried) => (carried > 0 ? UPPER : LOWER)),
    restFlow: new Float64Array(rows + 2 * reviewers),
    restState: new Uint8Array(rows + 2 * reviewers),
  }
  fillRows(network, start)
  fillReviewers(network, start)
  const value = hookRows(network, start, price)
  hookFull(network, start, price, value)
  for (let node = rows; node < root; node++) hookFree(network, start, node)
  cutCircles(network, start.tree)
  for (let node = 0; node < root; node++) fasten(start, node)
  reprice(start.tree, network)
  return start
}

function fillRows(network: Network, { flow, restFlow }: Flow): void {
  const { rows, papers, segmentTail, segmentStart, reviewer, owner, supply } = network
  const given = new Float64Array(rows)
  for (const [segment, tail] of segmentTail.entries())
    for (let arc = segmentStart[segment] ?? 0, end = segmentStart[segment + 1] ?? 0; arc < end; arc++) {
      const carried = flow[arc] ?? 0
      if (carried === 0) continue
      given[tail] = (given[tail] ?? 0) + carried
      const spare = rows + (reviewer[arc] ?? 0)
      restFlow[spare] = (restFlow[spare] ?? 0) + carried
    }
  for (let row = rows - 1; row >= papers; row--) {
    restFlow[row] = given[row] ?? 0
    given[owner[row] ?? 0] = (given[owner[row] ?? 0] ?? 0) + (given[row] ?? 0)
  }
  for (let row = 0; row < papers; row++) restFlow[row] = (supply[row] ?? 0) - (given[row] ?? 0)
}

function fillReviewers({ rows, root, reviewers, room }: Network, { restFlow, restState }: Flow): void {
  for (let spare = rows; spare < root; spare++) {
    const load = restFlow[spare] ?? 0
    const bound = Math.min(load, room[spare + reviewers] ?? 0)
    restFlow[spare + reviewers] = bound
    restFlow[spare] = load - bound
  }
  for (let arc = 0; arc < restFlow.length; arc++)
    restState[arc] = (restFlow[arc] ?? 0) > 0 && restFlow[arc] === room[arc] ? UPPER : LOWER
}

function point(tree: Tree, node: number, parent: number, arc: number, up: number): void {
  tree.parent[node] = parent
  tree.arc[node] = arc
  tree.up[node] = up
}

/** A row hangs from its best empty arc, or from the root where places are missing; returns what that arc is worth to it. */
function hookRows(network: Network, { tree, flow, restFlow }: Flow, price: Float64Array): Float64Array {
  const { segmentTail, segmentStart, reviewer, weight, papers, rows, root, owner, penalty } = network
  const value = new Float64Array(rows).fill(-penalty)
  const best = new Int32Array(rows).fill(-1)
  for (const [segment, tail] of segmentTail.entries())
    for (let arc = segmentStart[segment] ?? 0, end = segmentStart[segment + 1] ?? 0; arc < end; arc++) {
      if (flow[arc] !== 0) continue
      const gain = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
      if (gain <= (value[tail] ?? 0)) continue
      value[tail] = gain
      best[tail] = arc
    }
  for (let row = 0; row < rows; row++) {
    const arc = best[row] ?? -1
    const carries = (restFlow[row] ?? 0) > 0
    if (!carries && arc >= 0) point(tree, row, rows + (reviewer[arc] ?? 0), arc, 1)
    else if (row < papers) point(tree, row, root, -1 - row, 1)
    else point(tree, row, owner[row] ?? 0, -1 - row, 0)
  }
  return value
}

/** Of the rows that a reviewer is held by, the least eager one carries the reviewer. */
function hookFull(network: Network, { tree, flow }: Flow, price: Float64Array, value: Float64Array): void {
  const { segmentTail, segmentStart, reviewer, weight, rows } = network
  const slack = new Float64Array(network.reviewers).fill(Infinity)
  for (const [segment, tail] of segmentTail.entries())
    for (let arc = segmentStart[segment] ?? 0, end = segmentStart[segment + 1] ?? 0; arc < end; arc++) {
      if (flow[arc] === 0) continue
      const who = reviewer[arc] ?? 0
      const eager = (weight[arc] ?? 0) - (price[who] ?? 0) - (value[tail] ?? 0)
      if (eager >= (slack[who] ?? 0)) continue
      slack[who] = eager
      point(tree, rows + who, tail, arc, 0)
    }
}

function hookFree({ root, reviewers, room }: Network, { tree, restFlow }: Flow, node: number): void {
  const bound = node + reviewers
  if ((restFlow[bound] ?? 0) < (room[bound] ?? 0)) point(tree, node, root, -1 - bound, 1)
  else if ((restFlow[node] ?? 0) < (room[node] ?? 0)) point(tree, node, root, -1 - node, 1)
}

/** Where hooks lead round in a circle, a paper of it hangs from the root instead, by its missing place. */
function cutCircles({ papers, root }: Network, tree: Tree): void {
  const walk = new Int32Array(root + 1)
  walk[root] = -1
  for (let from = 0; from < root; from++) {
    let node = from
    for (; walk[node] === 0; node = tree.parent[node] ?? root) walk[node] = from + 1
    if (walk[node] !== from + 1) continue
    // A circle of groups alone is none: each leads to its paper in the end.
    while (node >= papers) node = tree.parent[node] ?? root
    point(tree, node, root, -1 - node, 1)
  }
}

function fasten({ tree, state, restState }: Flow, node: number): void {
  const [arc, parent] = [tree.arc[node] ?? 0, tree.parent[node] ?? 0]
  hang(tree, node, parent, arc, tree.up[node] ?? 0)
  if (arc >= 0) state[arc] = BASIC
  else restState[-1 - arc] = BASIC
}
