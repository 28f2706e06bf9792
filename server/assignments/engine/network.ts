// The problem as a flow: from each paper over its arcs to reviewers, from each reviewer over their places to one root.
import type { Market } from './market.ts'

/**
 * Rows are the tails of arcs: the papers, then groups, each between one row and some of its arcs, which may carry only so much.
 * Nodes: row i is i, reviewer r is rows + r, the root is rows + reviewers. Arcs of rows are 0 and up; others are written as -1 - s:
 * s = i for row i, from a paper to the root (a missing place) or from the owner to its group; s = rows + r for the free places of
 * reviewer r, s = rows + reviewers + r for those below the minimum load, both to the root.
 */
export type Network = {
  papers: number
  rows: number
  reviewers: number
  root: number
  /** Arcs side by side that have the same row for a tail. */
  segmentTail: Int32Array
  segmentStart: Int32Array
  reviewer: Int32Array
  weight: Float64Array
  /** What one arc can carry: 1, or 100 where hundredths of a place are given out. */
  unit: number
  supply: Int32Array
  /** Of a group, the row it belongs to; of a paper, -1. */
  owner: Int32Array
  cost: Float64Array
  room: Float64Array
  penalty: number
  /** What an unmet minimum costs. */
  fine: number
}

/** The arcs from `from` up to `to`, all of one owner, of which at most `most` may be held. Inner groups come after outer ones. */
export type Group = { owner: number; from: number; to: number; most: number }

export type Shares = { places: number; unit: number }

/** A pair at this price is never taken: a missing place and an unmet minimum together cost less. */
export const barred = ({ penalty, fine }: Pick<Network, 'penalty' | 'fine'>): number => -2 * (penalty + fine)

export const WHOLE = { places: 1, unit: 1 }

/** Demand and loads are multiplied by `places`, the arcs carry `unit`. */
export function networkOf(
  market: Market,
  penalty: number,
  groups: Group[] = [],
  shares: Shares = WHOLE,
  fine: number = penalty,
): Network {
  const papers = market.demand.length
  const [rows, reviewers] = [papers + groups.length, market.most.length]
  const network: Network = {
    papers,
    rows,
    reviewers,
    root: rows + reviewers,
    ...segments(market, groups),
    reviewer: market.reviewer,
    weight: Float64Array.from(market.weight),
    unit: shares.unit,
    supply: market.demand.map((places) => shares.places * places),
    owner: Int32Array.from({ length: rows }, (_, row) => groups[row - papers]?.owner ?? -1),
    cost: new Float64Array(rows + 2 * reviewers),
    room: new Float64Array(rows + 2 * reviewers).fill(Infinity, 0, papers),
    penalty,
    fine,
  }
  network.cost.fill(penalty, 0, papers)
  for (const [index, { most }] of groups.entries()) network.room[papers + index] = shares.places * most
  for (let reviewer = 0; reviewer < reviewers; reviewer++)
    openPlaces(network, market, reviewer, shares.places)
  barFull(network, market)
  return network
}

function segments({ demand, start }: Market, groups: Group[]): Pick<Network, 'segmentTail' | 'segmentStart'> {
  const papers = demand.length
  if (groups.length === 0) return { segmentTail: Int32Array.from(demand.keys()), segmentStart: start }
  const tail = new Int32Array(start[papers] ?? 0)
  for (let paper = 0; paper < papers; paper++) tail.fill(paper, start[paper], start[paper + 1])
  for (const [index, { from, to }] of groups.entries()) tail.fill(papers + index, from, to)
  const starts = [...tail.keys()].filter((arc) => arc === 0 || tail[arc] !== tail[arc - 1])
  return {
    segmentTail: Int32Array.from(starts, (arc) => tail[arc] ?? 0),
    segmentStart: Int32Array.from([...starts, tail.length]),
  }
}

function openPlaces(network: Network, market: Market, reviewer: number, share: number): void {
  const [least, most] = [market.least[reviewer] ?? 0, market.most[reviewer] ?? 0]
  const [spare, bound] = [network.rows + reviewer, network.root + reviewer]
  // The tree needs a way to the root from everybody, also from those who take nothing; their arcs are barred instead.
  network.room[spare] = share * Math.max(most - least, most === 0 ? 1 : 0)
  network.room[bound] = share * least
  network.cost[spare] = market.fee[reviewer] ?? 0
  network.cost[bound] = (market.fee[reviewer] ?? 0) - network.fine
}

function barFull(network: Network, { most }: Market): void {
  const { weight, reviewer } = network
  if (!most.includes(0)) return
  for (let arc = 0; arc < reviewer.length; arc++)
    if (most[reviewer[arc] ?? 0] === 0) weight[arc] = barred(network)
}
