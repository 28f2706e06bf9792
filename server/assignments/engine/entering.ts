// Which arc enters the tree next: the best of a list, made from time to time by a look at a part of all arcs.
import { BASIC, type Flow, LOWER } from './crash.ts'
import type { Network } from './network.ts'
import { costOf } from './tree.ts'

export type Search = {
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
  const { rows, root, start } = search
  search.listed = 0
  let at = search.position
  let looked = 0
  for (let count = 0; count < root && search.listed < LIST; count++) {
    if (at < rows) listRow(search, at)
    else listReviewer(search, at)
    looked += at < rows ? (start[at + 1] ?? 0) - (start[at] ?? 0) + 1 : 2
    at = at + 1 === root ? 0 : at + 1
    if (looked < BLOCK) continue
    if (search.listed > 0) break
    looked = 0
  }
  search.position = at
}

function listRow(search: Searching, row: number): void {
  const { start, reviewer, weight, state, rows, owner } = search
  const { potential } = search.tree
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
  if (entering >= 0) add(search, entering, row, rows + (reviewer[entering] ?? 0))
  const above = owner[row] ?? -1
  if (above < 0) listRest(search, row, row, search.root)
  else listRest(search, row, above, row)
}

function listReviewer(search: Searching, node: number): void {
  listRest(search, node, node, search.root)
  listRest(search, node + search.reviewers, node, search.root)
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
