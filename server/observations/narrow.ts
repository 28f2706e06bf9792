// Reviewers who said yes to almost nothing but the papers of one house or one circle of authors. Pure.
import { biddersOf, type SaidBid, type Seen, type WrittenPaper } from './favours.ts'

export type Narrow = {
  person: number
  group: string
  rows: SaidBid[]
  /** Of so many bids in all; papers of the group that could be bid on, of so many in all. */
  of: number
  papers: number
  open: number
  expected: number
}

/** At least so many bids on the group, so large a share of all, and so many times what chance would have it. */
const [LEAST, SHARE, OFTEN] = [3, 0.6, 3]

function groupsOf(papers: WrittenPaper[]): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>()
  for (const { id, groups: names } of papers)
    for (const name of names) groups.set(name, (groups.get(name) ?? new Set()).add(id))
  return groups
}

export function narrowIn(seen: Seen): Narrow[] {
  const groups = groupsOf(seen.papers)
  const found = [...biddersOf(seen)].flatMap(([person, { open, yes }]) =>
    [...groups].flatMap(([group, ids]): Narrow[] => {
      const rows = yes.filter(({ paper_id }) => ids.has(paper_id))
      if (rows.length < LEAST || rows.length < SHARE * yes.length) return []
      const papers = [...ids].filter((paper) => seen.open(person, paper)).length
      const expected = (yes.length * papers) / open
      return rows.length < OFTEN * expected
        ? []
        : [{ person, group, rows, of: yes.length, papers, open, expected }]
    }),
  )
  return found.sort((a, b) => b.rows.length - b.expected - (a.rows.length - a.expected))
}
