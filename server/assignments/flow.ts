// The engine: places for papers at the highest total weight, by successive shortest paths with prices.
// Whole-numbered weights keep every sum exact, so the prices it ends with prove the result.
import { empty, first, pop, push, type Queue } from './queue.ts'

export type Market = {
  demand: Int32Array
  least: Int32Array
  most: Int32Array
  /** The arcs of paper p are those from start[p] up to start[p + 1]. */
  start: Int32Array
  paper: Int32Array
  reviewer: Int32Array
  weight: Float64Array
  /** What a missing place or an unmet minimum costs: more than any rearrangement can gain. */
  penalty: number
}

export type Settlement = { held: Uint8Array; load: Int32Array; missing: Int32Array; price: Float64Array }

/** Nodes of a search: paper p is p, reviewer r is papers + r. */
type Search = Market &
  Settlement & {
    papers: number
    /** What a paper's next place is worth to it: no arc it lacks offers more, no arc it holds less. */
    worth: Float64Array
    /** The arcs reviewer r holds are the first load[r] from shelf[r]. */
    shelf: Int32Array
    holding: Int32Array
    distance: Float64Array
    from: Int32Array
    reached: number[]
    queue: Queue
    end: number
    cost: number
  }

/** The best assignment with the fewest missing places; `demand` and `most` are at most the allowed partners. */
export function settle(market: Market): Settlement {
  const search = opening(market)
  for (let paper = 0; paper < search.papers; paper++)
    for (let place = market.demand[paper] ?? 0; place > 0; place--) {
      findPlace(search, paper)
      reprice(search)
      reroute(search, paper)
    }
  const { held, load, missing, price } = search
  return { held, load, missing, price }
}

/** No assignment is worth more than this, penalties included, whatever prices one tries. */
export function upperBound(market: Market, price: Float64Array): number {
  let total = 0
  for (const [paper, places] of market.demand.entries()) {
    const [from, to] = [market.start[paper] ?? 0, market.start[paper + 1] ?? 0]
    const gains = market.weight.slice(from, to)
    for (let arc = from; arc < to; arc++) gains[arc - from] = gain(market, price, arc)
    for (const best of gains.sort().reverse().subarray(0, places)) total += Math.max(best, -market.penalty)
  }
  for (const [reviewer, least] of market.least.entries()) {
    const asked = price[reviewer] ?? 0
    total += least * Math.max(0, asked + market.penalty)
    total += ((market.most[reviewer] ?? 0) - least) * Math.max(0, asked)
  }
  return total
}

function gain(market: Market, price: Float64Array, arc: number): number {
  return (market.weight[arc] ?? 0) - (price[market.reviewer[arc] ?? 0] ?? 0)
}

function opening(market: Market): Search {
  const papers = market.demand.length
  const price = Float64Array.from(market.least, (least) => (least > 0 ? -market.penalty : 0))
  const worth = new Float64Array(papers).fill(-market.penalty)
  for (const [arc, paper] of market.paper.entries())
    worth[paper] = Math.max(worth[paper] ?? 0, gain(market, price, arc))
  const shelf = new Int32Array(market.most.length + 1)
  for (const [reviewer, most] of market.most.entries()) shelf[reviewer + 1] = (shelf[reviewer] ?? 0) + most
  return {
    ...market,
    papers,
    price,
    worth,
    shelf,
    holding: new Int32Array(shelf.at(-1) ?? 0),
    held: new Uint8Array(market.paper.length),
    load: new Int32Array(market.most.length),
    missing: new Int32Array(papers),
    distance: new Float64Array(papers + market.most.length).fill(Infinity),
    from: new Int32Array(papers + market.most.length),
    reached: [],
    queue: { keys: [], nodes: [] },
    end: -1,
    cost: Infinity,
  }
}

/** Shortest way from the paper to a free place, or to the paper for which going short costs least. */
function findPlace(search: Search, paper: number): void {
  const { queue, distance, papers } = search
  search.cost = Infinity
  empty(queue)
  reach(search, paper, 0, -1)
  for (let key = first(queue); key < search.cost; key = first(queue)) {
    const node = pop(queue)
    if (key > (distance[node] ?? 0)) continue
    if (node < papers) askReviewers(search, node, key)
    else askHeldPapers(search, node - papers, key)
  }
}

function reach(search: Search, node: number, length: number, arc: number): void {
  if (search.distance[node] === Infinity) search.reached.push(node)
  search.distance[node] = length
  search.from[node] = arc
  push(search.queue, length, node)
}

function askReviewers(search: Search, paper: number, length: number): void {
  const { held, reviewer, weight, price, distance, papers, start } = search
  const worth = length + (search.worth[paper] ?? 0)
  endAt(search, paper, worth + search.penalty)
  for (let arc = start[paper] ?? 0, last = start[paper + 1] ?? 0; arc < last; arc++) {
    const to = reviewer[arc] ?? 0
    const next = worth + (price[to] ?? 0) - (weight[arc] ?? 0)
    if (next >= search.cost || next >= (distance[papers + to] ?? 0) || held[arc] === 1) continue
    reach(search, papers + to, next, arc)
    if ((search.load[to] ?? 0) < (search.most[to] ?? 0))
      endAt(search, papers + to, next + reserve(search, to) - (price[to] ?? 0))
  }
}

function askHeldPapers(search: Search, reviewer: number, length: number): void {
  const { holding, shelf, load, distance, weight, worth } = search
  const first = shelf[reviewer] ?? 0
  const asked = length - (search.price[reviewer] ?? 0)
  for (let slot = first; slot < first + (load[reviewer] ?? 0); slot++) {
    const arc = holding[slot] ?? 0
    const paper = search.paper[arc] ?? 0
    const next = asked + (weight[arc] ?? 0) - (worth[paper] ?? 0)
    if (next < search.cost && next < (distance[paper] ?? 0)) reach(search, paper, next, arc)
  }
}

/** A place below the minimum is given away with a bonus, the others are free. */
function reserve(search: Search, reviewer: number): number {
  return (search.load[reviewer] ?? 0) < (search.least[reviewer] ?? 0) ? -search.penalty : 0
}

function endAt(search: Search, node: number, cost: number): void {
  if (cost >= search.cost) return
  search.cost = cost
  search.end = node
}

function reprice(search: Search): void {
  const { papers, distance, worth, price, cost } = search
  for (const node of search.reached) {
    const rise = Math.max(0, cost - (distance[node] ?? 0))
    if (node < papers) worth[node] = (worth[node] ?? 0) - rise
    else price[node - papers] = (price[node - papers] ?? 0) + rise
    distance[node] = Infinity
  }
  search.reached = []
}

function reroute(search: Search, origin: number): void {
  const { papers, from } = search
  if (search.end < papers) search.missing[search.end] = (search.missing[search.end] ?? 0) + 1
  else take(search, from[search.end] ?? 0)
  let paper = search.end < papers ? search.end : (search.paper[from[search.end] ?? 0] ?? 0)
  while (paper !== origin) {
    const dropped = from[paper] ?? 0
    drop(search, dropped)
    const taken = from[papers + (search.reviewer[dropped] ?? 0)] ?? 0
    take(search, taken)
    paper = search.paper[taken] ?? 0
  }
}

function take(search: Search, arc: number): void {
  const reviewer = search.reviewer[arc] ?? 0
  const load = search.load[reviewer] ?? 0
  search.held[arc] = 1
  search.holding[(search.shelf[reviewer] ?? 0) + load] = arc
  search.load[reviewer] = load + 1
}

function drop(search: Search, arc: number): void {
  const reviewer = search.reviewer[arc] ?? 0
  const last = (search.shelf[reviewer] ?? 0) + (search.load[reviewer] ?? 0) - 1
  search.held[arc] = 0
  search.holding[search.holding.indexOf(arc, search.shelf[reviewer])] = search.holding[last] ?? 0
  search.load[reviewer] = (search.load[reviewer] ?? 0) - 1
}
