// Which arc enters the tree next: the best of a list, made from time to time by a look at a part of all arcs.
import { BASIC, type Flow, LOWER } from './crash.ts'
import type { Network } from './network.ts'
import { costOf } from './tree.ts'

export type Search = {
  entering: number
  tail: number
  head: number
  /** Arcs that were worth entering when their rows were looked at: the best of each segment. */
  wanted: Int32Array
  wantedTail: Int32Array
  wantedHead: Int32Array
  listed: number
  used: number
  /** Where the next look begins: a segment, or behind them a node. */
  position: number
}
type Searching = Network & Flow & Search

/** How many arcs are looked at for a new list; few make bad pivots, many cost too long a look. */
const BLOCK = 10_000
const LIST = 128
/** How many arcs of a list enter before a new one is made. */
const TURNS = 32
export function newSearch(): Search {
  const list = () => new Int32Array(LIST + 4)
  const lists = { wanted: list(), wantedTail: list(), wantedHead: list(), listed: 0, used: 0 }
  return { ...lists, position: 0, entering: 0, tail: 0, head: 0 }
}

export function findEntering(search: Searching): boolean {
  if (search.used < TURNS && chooseListed(search)) return true
  search.used = 0
  list(search)
  return chooseListed(search)
}

/** The best of the list as prices are now; what is no longer worth entering is struck out. */
function chooseListed(search: Searching): boolean {
  const { wanted, wantedTail, wantedHead } = search
  const { potential } = search.tree
  let [best, chosen, kept] = [0, -1, 0]
  for (let at = 0; at < search.listed; at++) {
    const [arc, tail, head] = [wanted[at] ?? 0, wantedTail[at] ?? 0, wantedHead[at] ?? 0]
    const state = arc >= 0 ? search.state[arc] : search.restState[-1 - arc]
    const gain = (potential[head] ?? 0) - (potential[tail] ?? 0) - costOf(search, arc)
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
  search.listed = kept
  if (chosen < 0) return false
  search.entering = wanted[chosen] ?? 0
  search.tail = wantedTail[chosen] ?? 0
  search.head = wantedHead[chosen] ?? 0
  search.used++
  return true
}

function list(search: Searching): void {
  const { root, segmentTail, segmentStart } = search
  const segments = segmentTail.length
  search.listed = 0
  let at = search.position
  let looked = 0
  for (let count = segments + root; count > 0 && search.listed < LIST; count--) {
    if (at < segments) listSegment(search, at)
    else listNode(search, at - segments)
    looked += at < segments ? (segmentStart[at + 1] ?? 0) - (segmentStart[at] ?? 0) : 2
    at = at + 1 === segments + root ? 0 : at + 1
    if (looked < BLOCK) continue
    if (search.listed > 0) break
    looked = 0
  }
  search.position = at
}

function listSegment(search: Searching, segment: number): void {
  const { segmentTail, segmentStart, reviewer, weight, state, rows } = search
  const { potential } = search.tree
  const tail = segmentTail[segment] ?? 0
  const from = potential[tail] ?? 0
  let [best, entering] = [0, -1]
  for (let arc = segmentStart[segment] ?? 0, end = segmentStart[segment + 1] ?? 0; arc < end; arc++) {
    const kind = state[arc] ?? 0
    if (kind === BASIC) continue
    const gain = (weight[arc] ?? 0) + (potential[rows + (reviewer[arc] ?? 0)] ?? 0) - from
    if (kind === LOWER ? gain > best : -gain > best) {
      best = kind === LOWER ? gain : -gain
      entering = arc
    }
  }
  if (entering >= 0) add(search, entering, tail, rows + (reviewer[entering] ?? 0))
}

function listNode(search: Searching, node: number): void {
  const { rows, root, reviewers, owner } = search
  if (node >= rows) {
    listRest(search, node, node, root)
    listRest(search, node + reviewers, node, root)
  } else if ((owner[node] ?? -1) < 0) listRest(search, node, node, root)
  else listRest(search, node, owner[node] ?? 0, node)
}

function listRest(search: Searching, rest: number, tail: number, head: number): void {
  const kind = search.restState[rest]
  if (kind === BASIC || search.room[rest] === 0) return
  const { potential } = search.tree
  const gain = (potential[head] ?? 0) - (potential[tail] ?? 0) - (search.cost[rest] ?? 0)
  if (kind === LOWER ? gain > 0 : gain < 0) add(search, -1 - rest, tail, head)
}

function add(search: Searching, arc: number, tail: number, head: number): void {
  search.wanted[search.listed] = arc
  search.wantedTail[search.listed] = tail
  search.wantedHead[search.listed] = head
  search.listed++
}
