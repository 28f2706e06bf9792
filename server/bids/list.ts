// The list of papers to bid on: in the order that was asked for, filtered, counted, and how far the reviewer has come.
import { WEIGHTS } from '../assignments/scoring.ts'
import type { Reading } from '../context.ts'
import { plain } from '../core/search.ts'
import type { Topic } from '../core/tables.ts'
import { KNOWN } from '../expertise/levels.ts'
import { ownTexts, ownTopics } from '../expertise/queries.ts'
import { listTopics } from '../papers/queries.ts'
import { ownId } from '../policy/viewer.ts'
import { chanceOf, type Fit, fitsOf } from './fit.ts'
import type { Look } from './form.ts'
import { type BiddablePaper, biddablePapers } from './queries.ts'

export type Row = {
  id: number
  title: string
  abstract: string
  start: string
  topics: { name: string; known: boolean }[]
  why: string
  level: BiddablePaper['level']
}
export type Target = { bids: number; wanted: number; positive: number; share: number; words: string }

const MOST = 30
const isPositive = ({ level }: Pick<BiddablePaper, 'level'>) => level !== null && level !== 'unwilling'

/** About thirty, or two in five of a small workshop; and as many positive ones as make a bid count whole. */
export function targetOf(papers: Pick<BiddablePaper, 'level'>[]): Target {
  const wanted = Math.min(MOST, Math.ceil(0.4 * papers.length))
  const bids = papers.filter(({ level }) => level !== null).length
  const positive = papers.filter(isPositive).length
  const lacking = Math.max(0, Math.min(WEIGHTS.enoughBids, wanted) - positive)
  const more = Math.max(wanted - bids, lacking)
  const share = wanted === 0 ? 1 : Math.min(1, bids / wanted)
  if (more <= 0) return { bids, wanted, positive, share, words: 'That is enough. Thank you.' }
  const among = lacking > 0 ? `, at least ${lacking} of them positive,` : ''
  return { bids, wanted, positive, share, words: `${more} more${among} make a good match likely.` }
}

const START = 220
/** Two lines of an abstract, cut between words. */
const startOf = (abstract: string) =>
  abstract.length <= START ? abstract : `${abstract.slice(0, START).replace(/\s+\S*$/, '')} …`

function matches({ q, topic }: Look) {
  const words = plain(q).split(/\s+/).filter(Boolean)
  return ({ id, title, abstract, topics }: BiddablePaper) => {
    const text = plain(`${id} ${title} ${abstract}`)
    return (topic === null || topics.includes(topic)) && words.every((word) => text.includes(word))
  }
}

const SHOWN: Record<Look['show'], (paper: BiddablePaper) => boolean> = {
  unbid: ({ level }) => level === null,
  mine: ({ level }) => level !== null,
  all: () => true,
}

type Knowledge = {
  fits: Map<number, Fit>
  names: Map<number, string>
  places: Map<number, number>
  known: ReadonlySet<number>
}

function sorted(papers: BiddablePaper[], { order }: Look, me: number, { fits, places }: Knowledge) {
  const chance = new Map(papers.map((paper) => [paper.id, chanceOf(me, paper)]))
  const byChance = (a: BiddablePaper, b: BiddablePaper) => (chance.get(a.id) ?? 0) - (chance.get(b.id) ?? 0)
  const fitOf = ({ id }: BiddablePaper) => fits.get(id)?.value ?? 0
  const placeOf = ({ topics }: BiddablePaper) => Math.min(...topics.map((id) => places.get(id) ?? 0), 1e9)
  const by: Record<Look['order'], (a: BiddablePaper, b: BiddablePaper) => number> = {
    fit: (a, b) => fitOf(b) - fitOf(a) || byChance(a, b),
    title: (a, b) => a.title.localeCompare(b.title, 'en'),
    topic: (a, b) => placeOf(a) - placeOf(b) || fitOf(b) - fitOf(a) || byChance(a, b),
    chance: byChance,
  }
  return papers.toSorted(by[order])
}

export type Listing = {
  rows: Row[]
  counts: Record<Look['show'], number>
  target: Target
  topics: Topic[]
  /** Whether anything is known by which papers could be ordered. */
  knows: boolean
}

/** Four queries, whatever the number of papers. */
export async function listingFor(r: Reading, look: Look): Promise<Listing> {
  const [papers, texts, said, topics] = await Promise.all([
    biddablePapers(r),
    ownTexts(r),
    ownTopics(r),
    listTopics(r),
  ])
  const known = new Set(said.filter(({ level }) => level >= KNOWN).map(({ topic_id }) => topic_id))
  const me = ownId(r.viewer)
  const knowledge: Knowledge = {
    known,
    fits: fitsOf(papers, { texts, topics: known }),
    names: new Map(topics.map(({ id, name }) => [id, name])),
    places: new Map(topics.map(({ id, position }) => [id, position])),
  }
  const matching = papers.filter(matches(look))
  const count = (show: Look['show']) => matching.filter(SHOWN[show]).length
  return {
    rows: sorted(matching.filter(SHOWN[look.show]), look, me, knowledge).map((paper) =>
      rowOf(paper, knowledge),
    ),
    counts: { unbid: count('unbid'), mine: count('mine'), all: count('all') },
    target: targetOf(papers),
    topics,
    knows: texts.length > 0 || known.size > 0,
  }
}

const nearTo = (fit: Fit | undefined) => (fit?.nearest ? `Close to your “${fit.nearest}”` : '')

const rowOf = (
  { id, title, abstract, topics, level }: BiddablePaper,
  { fits, names, known }: Knowledge,
): Row => ({
  ...{ id, title, abstract, level },
  start: startOf(abstract),
  topics: topics.map((topic) => ({ name: names.get(topic) ?? '', known: known.has(topic) })),
  why: nearTo(fits.get(id)),
})
