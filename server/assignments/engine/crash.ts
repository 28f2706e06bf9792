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

/** `held` says what each arc carries; it must respect the room of groups and the most of each reviewer. */
export function crash(network: Network, held: Uint8Array, price: Float64Array): Flow {
  const { root, rows, reviewers } = network
  const tree = bareTree(root + 1)
  const flow: Flow = {
    tree,
    flow: held,
    state: new Uint8Array(held.length),
    restFlow: new Float64Array(rows + 2 * reviewers),
    restState: new Uint8Array(rows + 2 * reviewers),
  }
  fill(network, flow)
  const slack = new Float64Array(reviewers).fill(Infinity)
  for (let row = 0; row < rows; row++) hookRow(network, flow, price, row, slack)
  for (let node = rows; node < root; node++) hookReviewer(network, flow, node)
  cutCircles(network, tree)
  for (let node = 0; node < root; node++) fasten(flow, node)
  reprice(tree, network)
  return flow
}

function point(tree: Tree, node: number, parent: number, arc: number, up: number): void {
  tree.parent[node] = parent
  tree.arc[node] = arc
  tree.up[node] = up
}

/** A row hangs from its best arc that has room left; of the rows a full reviewer holds, the least eager one carries the reviewer. */
function hookRow(
  network: Network,
  { tree, flow, restFlow }: Flow,
  price: Float64Array,
  row: number,
  slack: Float64Array,
) {
  const { start, reviewer, weight, unit, papers, rows, root, owner, penalty } = network
  const [from, end] = [start[row] ?? 0, start[row + 1] ?? 0]
  let [best, value] = [-1, -penalty]
  for (let arc = from; arc < end; arc++) {
    if (flow[arc] === unit) continue
    const gain = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
    if (gain > value) [best, value] = [arc, gain]
  }
  const carries = (restFlow[row] ?? 0) > 0
  if (row >= papers && (carries || best < 0)) point(tree, row, owner[row] ?? 0, -1 - row, 0)
  else if (carries || best < 0) point(tree, row, root, -1 - row, 1)
  else point(tree, row, rows + (reviewer[best] ?? 0), best, 1)
  for (let arc = from; arc < end; arc++) {
    if (flow[arc] !== unit) continue
    const who = reviewer[arc] ?? 0
    const eager = (weight[arc] ?? 0) - (price[who] ?? 0) - value
    if (eager >= (slack[who] ?? 0)) continue
    slack[who] = eager
    point(tree, rows + who, row, arc, 0)
  }
}

function hookReviewer({ root, reviewers, room }: Network, { tree, restFlow }: Flow, node: number): void {
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

function fill(network: Network, { flow, state, restFlow, restState }: Flow): void {
  const { rows, root, papers, start, reviewer, owner, unit, room, supply } = network
  for (let row = rows - 1; row >= 0; row--) {
    let given = 0
    for (let arc = start[row] ?? 0, end = start[row + 1] ?? 0; arc < end; arc++) {
      const carried = flow[arc] ?? 0
      if (carried === 0) continue
      given += carried
      state[arc] = carried === unit ? UPPER : BASIC
      const spare = rows + (reviewer[arc] ?? 0)
      restFlow[spare] = (restFlow[spare] ?? 0) + carried
    }
    if (row >= papers) {
      restFlow[row] = given
      const paper = owner[row] ?? 0
      restFlow[paper] = (restFlow[paper] ?? 0) - given
    } else restFlow[row] = (restFlow[row] ?? 0) + (supply[row] ?? 0) - given
  }
  for (let spare = rows; spare < root; spare++) {
    const bound = spare + network.reviewers
    const load = restFlow[spare] ?? 0
    restFlow[bound] = Math.min(load, room[bound] ?? 0)
    restFlow[spare] = load - (restFlow[bound] ?? 0)
  }
  for (let arc = 0; arc < restFlow.length; arc++)
    restState[arc] = (restFlow[arc] ?? 0) > 0 && restFlow[arc] === room[arc] ? UPPER : LOWER
}
