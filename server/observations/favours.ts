// How often each reviewer said yes to papers of another, against what chance would have it. Pure.
import type { BidLevel } from '../core/tables-people.ts'

export type SaidBid = { paper_id: number; person_id: number; level: BidLevel }
/** `groups`: houses and circles that its authors belong to, by their labels. */
export type WrittenPaper = { id: number; authors: number[]; groups: string[] }
export type Seen = {
  bids: SaidBid[]
  papers: WrittenPaper[]
  /** Whether the person could bid on the paper at all. */
  open: (personId: number, paperId: number) => boolean
}

/** Of one reviewer: all that could be bid on, and to what yes was said. */
export type Bidder = { open: number; yes: SaidBid[] }

const isYes = ({ level }: SaidBid) => level !== 'unwilling'

export function biddersOf({ bids, papers, open }: Seen): Map<number, Bidder> {
  const yes = Map.groupBy(bids.filter(isYes), ({ person_id }) => person_id)
  return new Map(
    [...yes].map(([person, own]) => [
      person,
      { open: papers.filter(({ id }) => open(person, id)).length, yes: own },
    ]),
  )
}

/** From one reviewer to the author of papers. `expected`: so many of the bids would fall on these papers by chance. */
export type Favour = {
  from: number
  to: number
  rows: SaidBid[]
  of: number
  papers: number
  expected: number
}

export const surplusOf = ({ rows, expected }: Favour) => rows.length - expected

/** By who bids, then by who wrote. */
export type Favours = Map<number, Map<number, Favour>>

export function favoursIn(seen: Seen, counts: (bid: SaidBid) => boolean): Favours {
  const bidders = biddersOf({ ...seen, bids: seen.bids.filter(counts) })
  const byId = new Map(seen.papers.map((paper) => [paper.id, paper]))
  const written = new Map<number, number[]>()
  for (const { id, authors } of seen.papers)
    for (const author of authors) written.set(author, [...(written.get(author) ?? []), id])
  const favourOf = (from: number, to: number, { open, yes }: Bidder): Favour => {
    const theirs = new Set((written.get(to) ?? []).filter((paper) => seen.open(from, paper)))
    const rows = yes.filter(({ paper_id }) => theirs.has(paper_id))
    const expected = open === 0 ? 0 : (yes.length * theirs.size) / open
    return { from, to, rows, of: yes.length, papers: theirs.size, expected }
  }
  return new Map(
    [...bidders].map(([from, bidder]) => {
      const authors = new Set(bidder.yes.flatMap(({ paper_id }) => byId.get(paper_id)?.authors ?? []))
      authors.delete(from)
      return [from, new Map([...authors].map((to) => [to, favourOf(from, to, bidder)]))]
    }),
  )
}
