// Bidding as chairs see it: who has bid and how much, and which papers few would like.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import { asking } from '../core/paging.ts'
import { isFoundIn } from '../core/search.ts'
import { to } from '../paths.ts'
import { mayBidNow } from '../policy/bids.ts'
import { because, yes } from '../policy/verdict.ts'
import type { Watching } from './form.ts'
import { type Bidder, talliesFor, type Wanted } from './tallies.ts'

type Head = {
  name: string
  label: string
  href: string | null
  order: 'ascending' | 'descending' | null
  isNumber: boolean
}

export type OverviewPage = {
  show: Watching['show']
  q: string
  order: string
  tabs: { label: string; count: number; href: string; current: boolean }[]
  heads: Head[]
  people: Bidder[]
  papers: Wanted[]
  figures: { bidders: number; reviewers: number; bids: number; poor: number; wanted: number }
  state: { open: boolean; words: string }
  csv: string
}

const ORDERS: Record<Watching['show'], Record<string, string>> = {
  reviewers: { name: 'Reviewer', load: 'Load', bids: 'Bids', positive: 'Would read' },
  papers: {
    id: 'No.',
    positive: 'Would read it',
    eager: 'Eager',
    willing: 'Willing',
    pinch: 'Neutral',
    unwilling: 'Not me',
  },
}

function addressOf(watching: Watching, change: Partial<Watching>): string {
  const { q, show, order } = { ...watching, ...change }
  const set = { q, show: show === 'reviewers' ? '' : show, order }
  return asking(to.bidding(), set)
}

/** Each list begins with what wants looking at: whoever has not bid, and what nobody wants. A minus turns it round. */
function orderOf({ show, order }: Watching): { key: string; down: boolean } {
  const key = order.replace(/^-/, '')
  if (Object.hasOwn(ORDERS[show], key)) return { key, down: order.startsWith('-') }
  return { key: show === 'reviewers' ? 'bids' : 'positive', down: false }
}

function headsOf(watching: Watching): Head[] {
  const { key: now, down } = orderOf(watching)
  const heads = Object.entries(ORDERS[watching.show]).map(([key, label]): Head => {
    const current = key === now
    const href = addressOf(watching, { order: current && !down ? `-${key}` : key })
    return {
      name: key,
      label,
      href,
      order: current ? (down ? 'descending' : 'ascending') : null,
      isNumber: key !== 'name',
    }
  })
  const plain = (label: string): Head => ({ name: label, label, href: null, order: null, isNumber: false })
  return watching.show === 'reviewers' ? [...heads, plain('Last bid')] : heads.toSpliced(1, 0, plain('Paper'))
}

function sorted<T extends object>(rows: T[], { key, down }: { key: string; down: boolean }): T[] {
  const cell = (row: T): unknown => Object.entries(row).find(([name]) => name === key)?.[1]
  const ways = (a: T, b: T) => {
    const [x, y] = [cell(a), cell(b)]
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'en')
  }
  return rows.toSorted((a, b) => (down ? ways(b, a) : ways(a, b)))
}

export async function overviewPage(r: Reading, watching: Watching): Promise<OverviewPage> {
  const { people, papers, bids, bidders } = await talliesFor(r)
  const { q, show } = watching
  const order = orderOf(watching)
  const wanted = r.workshop.reviews_per_paper
  const tab = (key: Watching['show'], label: string, count: number) => ({
    ...{ label, count, current: show === key },
    href: addressOf(watching, { show: key, order: '' }),
  })
  const poor = papers.filter(({ positive }) => positive < wanted).length
  return {
    ...{ show, q, order: watching.order },
    tabs: [tab('reviewers', 'Reviewers', people.length), tab('papers', 'Papers', papers.length)],
    heads: headsOf(watching),
    people: sorted(
      people.filter(({ name, affiliation }) => isFoundIn([name, affiliation], q)),
      order,
    ),
    papers: sorted(
      papers.filter(({ id, title }) => isFoundIn([String(id), title], q)),
      order,
    ),
    figures: { bidders, reviewers: people.length, bids, poor, wanted },
    state: stateOf(r),
    csv: to.bidsCsv(),
  }
}

function stateOf({ viewer, deadlines }: Reading): OverviewPage['state'] {
  const closes = deadlines.bidding?.closesAt
  const verdict = mayBidNow({ ...viewer, isReviewer: true }, deadlines)
  const open = closes ? `Bidding is open until ${deadlineShown(closes, 'UTC').aoe}.` : ''
  return { open: yes(verdict), words: because(verdict) ?? open }
}
