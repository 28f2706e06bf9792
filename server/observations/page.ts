// What strikes about bids, for chairs to look at: each with its numbers and the rows behind it. Papers of own conflicts count in none.
import { pairKey } from '../assignments/board.ts'
import { conflictedPairs, standingAssignments } from '../assignments/queries.ts'
import { standingBids } from '../bids/queries.ts'
import type { Reading } from '../context.ts'
import type { Pill } from '../core/pill.ts'
import { isFoundIn } from '../core/search.ts'
import type { BidLevel } from '../core/tables-people.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import { maySeeBidding } from '../policy/bids.ts'
import { must } from '../policy/verdict.ts'
import { reviewerRows } from '../reviewers/queries.ts'
import { rulingsOf } from '../rulings/queries.ts'
import type { Favour, SaidBid, Seen } from './favours.ts'
import type { Search } from './form.ts'
import { type AuthorRow, papersWithGroups } from './groups.ts'
import { type Narrow, narrowIn } from './narrow.ts'
import { authorRows } from './queries.ts'
import { isEager, pairsByChance, pairsIn, type Ring, ringsIn } from './rings.ts'

type Row = {
  paper: { id: number; href: string; authors: string }
  person: { id: number; name: string; href: string }
  bid: string
  /** In the way of ruling it out, or done already. */
  state: Pill | null
}
export type Observation = { who: string; numbers: string[]; rows: Row[] }
type Kind = { key: 'rings' | 'narrow' | 'pairs'; title: string; told: string; none: string }
export type ObservationsPage = {
  kinds: (Kind & { chance: string | null; found: Observation[]; all: number; more: number })[]
  read: { bids: number; bidders: number; papers: number }
  whole: boolean
  q: string
}

/** More would not be looked at. */
const SHOWN = 40

const BIDS: Record<BidLevel, string> = {
  eager: 'Eager',
  willing: 'Willing',
  pinch: 'Neutral',
  unwilling: 'Not me',
}

const KINDS: Kind[] = [
  {
    key: 'rings',
    title: 'Rings of eager bids',
    told: 'Each bid eager on a paper of the next, and the last on one of the first.',
    none: 'No two, three or four reviewers bid eager on each other’s papers in a circle.',
  },
  {
    key: 'narrow',
    title: 'Bids on little but one group',
    told: 'At least three bids and three in five of all on papers of one institution or one circle of co-authors, three times as many as chance would have it.',
    none: 'Nobody bid on little but the papers of one group.',
  },
  {
    key: 'pairs',
    title: 'Pairs who favour each other',
    told: 'Both said yes to papers of the other, together at least twice as often as chance would have it. Two who both bid eager stand above, as a ring.',
    none: 'No two reviewers favour each other’s papers.',
  },
]

type Known = {
  names: Map<number, string>
  authors: Map<number, AuthorRow[]>
  standing: Set<string>
  ruled: Map<string, 'locked' | 'forbidden'>
}

const nameOf = ({ names }: Known, id: number) => names.get(id) ?? 'somebody'
const roundly = (number: number) => (number < 0.05 ? 'less than 0.1' : number.toFixed(1))
const expectedWords = (expected: number) => `${roundly(expected)} by chance`

function stateOf({ standing, ruled }: Known, key: string): Row['state'] {
  if (ruled.get(key) === 'forbidden') return { tone: 'outline', text: 'Ruled out' }
  return standing.has(key) ? { tone: 'warn', text: 'Assigned' } : null
}

const rowOf = (known: Known, bid: SaidBid): Row => ({
  paper: {
    id: bid.paper_id,
    href: to.paper({ id: bid.paper_id }),
    authors: (known.authors.get(bid.paper_id) ?? []).map(({ name }) => name).join(', '),
  },
  person: {
    id: bid.person_id,
    name: nameOf(known, bid.person_id),
    href: to.reviewer({ id: bid.person_id }),
  },
  bid: BIDS[bid.level],
  state: stateOf(known, pairKey(bid)),
})

const linkWords = (known: Known, { from, to: author, rows, of, papers, expected }: Favour) =>
  `${nameOf(known, from)}: ${rows.length} of ${counted(of, 'bid')} on the ${counted(papers, 'paper')} of ${nameOf(known, author)}, ${expectedWords(expected)}`

const ringShown = (known: Known, { links }: Ring): Observation => ({
  who:
    links.length === 2
      ? links.map(({ from }) => nameOf(known, from)).join(' and ')
      : `${links.map(({ from }) => nameOf(known, from)).join(' to ')}, and back`,
  numbers: links.map((link) => linkWords(known, link)),
  rows: links.flatMap(({ rows }) => rows.map((row) => rowOf(known, row))),
})

const narrowShown = (known: Known, one: Narrow): Observation => ({
  who: `${nameOf(known, one.person)}: ${one.group}`,
  numbers: [
    `${one.rows.length} of ${counted(one.of, 'bid')}, ${expectedWords(one.expected)}`,
    `the group wrote ${one.papers} of the ${counted(one.open, 'paper')} that could be bid on`,
  ],
  rows: one.rows.map((row) => rowOf(known, row)),
})

async function seenBy(r: Reading): Promise<{ seen: Seen; known: Known }> {
  const [bids, rows, conflicts, people, standing, rulings] = await Promise.all([
    standingBids(r),
    authorRows(r),
    conflictedPairs(r),
    reviewerRows(r),
    standingAssignments(r),
    rulingsOf(r),
  ])
  const closed = new Set(conflicts.map(pairKey))
  const seen: Seen = {
    bids,
    papers: papersWithGroups(rows),
    open: (person_id, paper_id) => !closed.has(pairKey({ person_id, paper_id })),
  }
  const known: Known = {
    names: new Map(people.map(({ id, name }) => [id, name])),
    authors: Map.groupBy(rows, ({ paper_id }) => paper_id),
    standing: new Set(standing.map(pairKey)),
    ruled: new Map(rulings.map((one) => [pairKey(one), one.ruling])),
  }
  return { seen, known }
}

const matches = (q: string) => (one: Observation) =>
  isFoundIn([one.who, ...one.rows.flatMap(({ paper }) => [String(paper.id), paper.authors])], q)

export async function observationsPage(r: Reading, { q }: Search): Promise<ObservationsPage> {
  must(maySeeBidding(r.viewer))
  const { seen, known } = await seenBy(r)
  const { rings, whole } = ringsIn(seen)
  const found: Record<Kind['key'], Observation[]> = {
    rings: rings.map((ring) => ringShown(known, ring)),
    narrow: narrowIn(seen).map((one) => narrowShown(known, one)),
    pairs: pairsIn(seen).map((pair) => ringShown(known, pair)),
  }
  const chance: Record<Kind['key'], string | null> = {
    rings: `About ${roundly(pairsByChance(seen, isEager))} rings of two would come about by chance.`,
    narrow: null,
    pairs: `About ${roundly(pairsByChance(seen))} pairs would say yes to each other by chance.`,
  }
  return {
    kinds: KINDS.map((kind) => {
      const all = found[kind.key].filter(matches(q))
      return {
        ...kind,
        chance: chance[kind.key],
        all: all.length,
        found: all.slice(0, SHOWN),
        more: Math.max(0, all.length - SHOWN),
      }
    }),
    read: {
      bids: seen.bids.length,
      bidders: new Set(seen.bids.map(({ person_id }) => person_id)).size,
      papers: seen.papers.length,
    },
    whole,
    q,
  }
}
