// Nodes by distance, nearest first: a binary heap in two arrays of numbers, as a search pushes millions.

export type Queue = { keys: number[]; nodes: number[] }

export function empty({ keys, nodes }: Queue): void {
  keys.length = 0
  nodes.length = 0
}

/** The distance of the nearest node, Infinity when none is left. */
export function first({ keys }: Queue): number {
  return keys[0] ?? Infinity
}

export function push({ keys, nodes }: Queue, key: number, node: number): void {
  let at = keys.length
  while (at > 0) {
    const above = (at - 1) >> 1
    const aboveKey = keys[above] ?? 0
    if (aboveKey <= key) break
    keys[at] = aboveKey
    nodes[at] = nodes[above] ?? 0
    at = above
  }
  keys[at] = key
  nodes[at] = node
}

/** The nearest node, taken off the queue, which must not be empty. */
export function pop({ keys, nodes }: Queue): number {
  const nearest = nodes[0] ?? 0
  const key = keys.pop() ?? 0
  const node = nodes.pop() ?? 0
  const size = keys.length
  if (size === 0) return nearest
  let at = 0
  for (let below = 1; below < size; below = 2 * at + 1) {
    if (below + 1 < size && (keys[below + 1] ?? 0) < (keys[below] ?? 0)) below++
    const belowKey = keys[below] ?? 0
    if (belowKey >= key) break
    keys[at] = belowKey
    nodes[at] = nodes[below] ?? 0
    at = below
  }
  keys[at] = key
  nodes[at] = node
  return nearest
}
