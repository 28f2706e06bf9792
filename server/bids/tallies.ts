// Bids counted by reviewer and by paper, for chairs. Papers of a chair's own conflicts count nowhere.
import { papersInReview } from '../assignments/queries.ts'
import type { Reading } from '../context.ts'
import { shortDay } from '../core/dates.ts'
import type { Bid, BidLevel } from '../core/tables-people.ts'
import { to } from '../paths.ts'
import { maySeeBidding } from '../policy/bids.ts'
import { must } from '../policy/verdict.ts'
import { reviewerRows } from '../reviewers/queries.ts'
import { standingBids } from './queries.ts'

type Levels = Record<BidLevel, number>

export type Bidder = {
  id: number
  name: string
  affiliation: string
  href: string
  load: number
  bids: number
  positive: number
  last: string
}
export type Wanted = Levels & { id: number; title: string; href: string; positive: number }

function levelsOf(bids: Bid[]): Levels {
  const levels = { eager: 0, willing: 0, pinch: 0, unwilling: 0 }
  for (const { level } of bids) levels[level] += 1
  return levels
}

const positiveOf = ({ eager, willing, pinch }: Levels) => eager + willing + pinch

function lastOf(bids: Bid[], zone: string): string {
  const [newest] = bids.map(({ bid_at }) => bid_at).sort((a, b) => Temporal.Instant.compare(b, a))
  return newest ? shortDay(newest, zone) : ''
}

async function factsFor(r: Reading) {
  must(maySeeBidding(r.viewer))
  const [bids, reviewers, papers] = await Promise.all([standingBids(r), reviewerRows(r), papersInReview(r)])
  return { bids, reviewers, papers }
}

export async function talliesFor(
  r: Reading,
): Promise<{ people: Bidder[]; papers: Wanted[]; bids: number; bidders: number }> {
  const { bids, reviewers, papers } = await factsFor(r)
  const by = Map.groupBy(bids, ({ person_id }) => person_id)
  const on = Map.groupBy(bids, ({ paper_id }) => paper_id)
  return {
    bids: bids.length,
    bidders: by.size,
    people: reviewers.map(({ id, name, affiliation, load }) => {
      const own = by.get(id) ?? []
      const counts = { bids: own.length, positive: positiveOf(levelsOf(own)) }
      const last = lastOf(own, r.workshop.time_zone)
      return { id, name, affiliation, load, href: to.reviewer({ id }), ...counts, last }
    }),
    papers: papers.map(({ id, title }) => {
      const levels = levelsOf(on.get(id) ?? [])
      return { id, title, href: to.paper({ id }), ...levels, positive: positiveOf(levels) }
    }),
  }
}

const COLUMNS = ['paper', 'title', 'reviewer', 'email', 'bid', 'at']

/** Every bid that the chair may know, one on each line. */
export async function bidsTable(r: Reading): Promise<(string | number)[][]> {
  const { bids, reviewers, papers } = await factsFor(r)
  const titles = new Map(papers.map(({ id, title }) => [id, title]))
  const people = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer]))
  const rows = bids.map(({ paper_id, person_id, level, bid_at }) => {
    const { name = '', email = '' } = people.get(person_id) ?? {}
    return [paper_id, titles.get(paper_id) ?? '', name, email, level, bid_at.toString()]
  })
  return [COLUMNS, ...rows]
}
