// The problem as a flow: from each paper over its arcs to reviewers, from each reviewer over their places to one root.
import type { Market } from './market.ts'

/**
 * Rows are the tails of arcs: the papers, then groups, each between one paper and some of its arcs, which may carry only so much.
 * Nodes: row i is i, reviewer r is rows + r, the root is rows + reviewers. Arcs of rows are 0 and up; others are written as -1 - s:
 * s = i for row i, from a paper to the root (a missing place) or from the owner to its group; s = rows + r for the free places of
 * reviewer r, s = rows + reviewers + r for those below the minimum load, both to the root.
 */
export type Network = {
  papers: number
  rows: number
  reviewers: number
  root: number
  start: Int32Array
  reviewer: Int32Array
  weight: Float64Array
  /** What one arc can carry: 1, or 100 where hundredths of a place are given out. */
  unit: number
  supply: Int32Array
  /** Of a group, its paper; of a paper, -1. */
  owner: Int32Array
  cost: Float64Array
  room: Float64Array
  penalty: number
}

export type Groups = {
  start: Int32Array
  reviewer: Int32Array
  weight: Float64Array
  owner: Int32Array
  most: Int32Array
}

/** A pair at this price is never taken: a missing place and an unmet minimum together cost less. */
export const barred = (penalty: number): number => -4 * penalty

const NO_GROUPS = { owner: new Int32Array(0), most: new Int32Array(0) }

/** Places count in units: demand, loads and the room of groups are all multiplied by `share`, the arcs carry `unit`. */
export function networkOf(market: Market, penalty: number, groups?: Groups, share = 1, unit = 1): Network {
  const { owner, most } = groups ?? NO_GROUPS
  const papers = market.demand.length
  const [rows, reviewers] = [papers + owner.length, market.most.length]
  const weight = groups?.weight ?? Float64Array.from(market.weight)
  const network: Network = {
    papers,
    rows,
    reviewers,
    root: rows + reviewers,
    start: groups?.start ?? market.start,
    reviewer: groups?.reviewer ?? market.reviewer,
    weight,
    unit,
    supply: Int32Array.from({ length: rows }, (_, row) => share * (market.demand[row] ?? 0)),
    owner: Int32Array.from({ length: rows }, (_, row) => owner[row - papers] ?? -1),
    cost: new Float64Array(rows + 2 * reviewers),
    room: new Float64Array(rows + 2 * reviewers).fill(Infinity, 0, papers),
    penalty,
  }
  network.cost.fill(penalty, 0, papers)
  for (const [group, room] of most.entries()) network.room[papers + group] = share * room
  for (let reviewer = 0; reviewer < reviewers; reviewer++) openPlaces(network, market, reviewer, share)
  barFull(network, market)
  return network
}

function openPlaces(network: Network, market: Market, reviewer: number, share: number): void {
  const [least, most] = [market.least[reviewer] ?? 0, market.most[reviewer] ?? 0]
  const [spare, bound] = [network.rows + reviewer, network.root + reviewer]
  // The tree needs a way to the root from everybody, also from those who take nothing; their arcs are barred instead.
  network.room[spare] = share * Math.max(most - least, most === 0 ? 1 : 0)
  network.room[bound] = share * least
  network.cost[spare] = market.fee[reviewer] ?? 0
  network.cost[bound] = (market.fee[reviewer] ?? 0) - network.penalty
}

function barFull({ weight, reviewer, penalty }: Network, { most }: Market): void {
  if (!most.includes(0)) return
  for (let arc = 0; arc < reviewer.length; arc++)
    if (most[reviewer[arc] ?? 0] === 0) weight[arc] = barred(penalty)
}
