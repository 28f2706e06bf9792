// The spanning tree of the network simplex: who hangs from whom, by which arc, and the prices that make its arcs tight.
import type { Network } from './network.ts'

export type Tree = {
  parent: Int32Array
  /** The arc to the parent, and whether it leads up to it. */
  arc: Int32Array
  up: Uint8Array
  depth: Int32Array
  /** Children are a list with links both ways. */
  child: Int32Array
  next: Int32Array
  before: Int32Array
  /** For every arc of the tree, cost + potential of its tail = potential of its head; the root's is 0. */
  potential: Float64Array
}

export function bareTree(nodes: number): Tree {
  const none = () => new Int32Array(nodes).fill(-1)
  return {
    parent: none(),
    arc: new Int32Array(nodes),
    up: new Uint8Array(nodes),
    depth: new Int32Array(nodes),
    child: none(),
    next: none(),
    before: none(),
    potential: new Float64Array(nodes),
  }
}

export const costOf = ({ weight, cost }: Network, arc: number): number =>
  arc >= 0 ? -(weight[arc] ?? 0) : (cost[-1 - arc] ?? 0)

export function hang(tree: Tree, node: number, parent: number, arc: number, up: number): void {
  const { child, next, before } = tree
  const eldest = child[parent] ?? -1
  next[node] = eldest
  before[node] = -1
  if (eldest >= 0) before[eldest] = node
  child[parent] = node
  tree.parent[node] = parent
  tree.arc[node] = arc
  tree.up[node] = up
}

function cut(tree: Tree, node: number): void {
  const { child, next, before, parent } = tree
  const [left, right] = [before[node] ?? -1, next[node] ?? -1]
  if (left >= 0) next[left] = right
  else child[parent[node] ?? 0] = right
  if (right >= 0) before[right] = left
}

/** The branch that hung by `out` hangs from `to` by another arc at its node `inner`; the way between turns round. */
export function rehang(
  tree: Tree,
  inner: number,
  out: number,
  to: number,
  by: number,
  byUp: number,
  cost: number,
) {
  let [node, parent, arc, up] = [inner, to, by, byUp]
  for (;;) {
    const [oldParent, oldArc, oldUp] = [tree.parent[node] ?? 0, tree.arc[node] ?? 0, tree.up[node] ?? 0]
    cut(tree, node)
    hang(tree, node, parent, arc, up)
    if (node === out) break
    parent = node
    node = oldParent
    arc = oldArc
    up = 1 - oldUp
  }
  const { potential, depth } = tree
  const wanted = (potential[to] ?? 0) + (byUp === 1 ? -cost : cost)
  shift(tree, inner, wanted - (potential[inner] ?? 0), depth[to] ?? 0)
}

/** Prices of a branch move together. */
function shift(tree: Tree, top: number, rise: number, above: number): void {
  const { child, next, parent, depth, potential } = tree
  let [node, level] = [top, above + 1]
  for (;;) {
    depth[node] = level
    potential[node] = (potential[node] ?? 0) + rise
    const below = child[node] ?? -1
    if (below >= 0) {
      node = below
      level++
      continue
    }
    while (node !== top && (next[node] ?? -1) < 0) {
      node = parent[node] ?? 0
      level--
    }
    if (node === top) return
    node = next[node] ?? 0
  }
}

/** All prices and depths anew, after costs have changed. */
export function reprice(tree: Tree, network: Network): void {
  const { child, next, parent, depth, potential, arc, up } = tree
  const { root } = network
  let node = child[root] ?? -1
  potential[root] = 0
  depth[root] = 0
  while (node >= 0) {
    const above = parent[node] ?? 0
    const cost = costOf(network, arc[node] ?? 0)
    potential[node] = (potential[above] ?? 0) + (up[node] === 1 ? -cost : cost)
    depth[node] = (depth[above] ?? 0) + 1
    let to = child[node] ?? -1
    while (to < 0 && node !== root) {
      to = next[node] ?? -1
      if (to < 0) node = parent[node] ?? 0
    }
    node = node === root && to < 0 ? -1 : to
  }
}
