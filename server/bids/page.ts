// The reviewer's page of papers to bid on, and what a script asks of it after each bid.
import { KIND_WORDS, kindOptions } from '../conflicts/kinds.ts'
import type { Reading } from '../context.ts'
import { progressBar } from '../core/charts.ts'
import { deadlineShown, lengthInWords, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { type Pager, pagerOf, rowsOn } from '../core/paging.ts'
import type { Topic } from '../core/tables.ts'
import type { BidLevel } from '../core/tables-people.ts'
import { mayBidNow, mayHoldBids } from '../policy/bids.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { addressOf, type Look } from './form.ts'
import { type Listing, listingFor, type Row, type Target, targetOf } from './list.ts'
import { biddablePapers, ownConflicts } from './queries.ts'

/** Below, a page holds all rows, so that the browser's own search finds every word. */
const WHOLE = 500
const PAGE = 100

export const ANSWERS: { word: BidLevel | 'conflict'; label: string; key: number }[] = [
  { word: 'eager', label: 'Eager', key: 1 },
  { word: 'willing', label: 'Willing', key: 2 },
  { word: 'pinch', label: 'Neutral', key: 3 },
  { word: 'unwilling', label: 'Not me', key: 4 },
  { word: 'conflict', label: 'Conflict', key: 5 },
]

export type BidsPage = {
  look: Look
  rows: Row[]
  total: number
  filters: { label: string; show: Look['show']; count: number; href: string; current: boolean }[]
  orders: { value: Look['order']; label: string }[]
  topics: Topic[]
  target: Target
  bar: string
  answers: typeof ANSWERS
  kinds: { value: string; label: string }[]
  conflicts: { paper: number; kind: string }[]
  closes: { time: TimeShown; left: string } | null
  /** Why nothing can be said now; null while it can. */
  closed: string | null
  knows: boolean
  pager: Pager | null
  entry: Fault | null
}

const FILTERS: [Look['show'], string][] = [
  ['unbid', 'No bid yet'],
  ['mine', 'My bids'],
  ['all', 'All'],
]
const ORDERS: [Look['order'], string][] = [
  ['fit', 'For you'],
  ['topic', 'By topic'],
  ['title', 'By title'],
  ['chance', 'By chance'],
]

const barOf = ({ bids, wanted, share }: Target) =>
  progressBar([{ size: Math.round(share * 100), fill: 'f1' }], 100, `${bids} of about ${wanted} bids`)

/** While nothing can be said, only what was said is shown: other papers are none of the reviewer's then. */
const lookNow = (look: Look, open: boolean): Look => (open ? look : { ...look, show: 'mine' })

export async function bidsPage(r: Reading, asked: Look, entry: Fault | null = null): Promise<BidsPage> {
  must(mayHoldBids(r.viewer))
  const verdict = mayBidNow(r.viewer, r.deadlines)
  const look = lookNow(asked, yes(verdict))
  const [listing, conflicts] = await Promise.all([listingFor(r, look), ownConflicts(r)])
  const { rows } = listing
  const size = rows.length > WHOLE ? PAGE : WHOLE
  return {
    ...shownOf(listing, look),
    look,
    rows: rowsOn(rows, look.page, size),
    total: rows.length,
    kinds: kindOptions(),
    conflicts: yes(verdict)
      ? conflicts.map(({ paper_id, kind }) => ({ paper: paper_id, kind: KIND_WORDS[kind] }))
      : [],
    closes: yes(verdict) ? closesOf(r) : null,
    closed: because(verdict),
    pager: pagerOf({ page: look.page, size, total: rows.length, noun: 'papers' }, (page) =>
      addressOf(look, { page }),
    ),
    entry,
  }
}

function shownOf({ counts, target, topics, knows }: Listing, look: Look) {
  return {
    filters: FILTERS.map(([show, label]) => ({
      ...{ show, label, count: counts[show], current: look.show === show },
      href: addressOf(look, { show, page: 1 }),
    })),
    orders: ORDERS.map(([value, label]) => ({ value, label })),
    ...{ topics, target, knows, answers: ANSWERS },
    bar: barOf(target),
  }
}

function closesOf({ deadlines, now, workshop }: Reading): BidsPage['closes'] {
  const closes = deadlines.bidding?.closesAt
  if (!closes) return null
  return { time: deadlineShown(closes, workshop.time_zone), left: lengthInWords(now, closes) }
}

export type Progress = { target: Target; bar: string }

/** After a bid: how far one has come. */
export async function progressOf(r: Reading): Promise<Progress> {
  const target = targetOf(await biddablePapers(r))
  return { target, bar: barOf(target) }
}
