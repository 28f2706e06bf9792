// Who finds which canary from which chapter on, and the walk that compares it with what they find.

import type { TestHouse } from '../support/house.ts'
import { CHAPTERS, type Chapter, openWorld, type Who, type World } from './blind-world.ts'
import { allPlaces, crawl, fingerprint, forOthers } from './crawl.ts'

export const EVERYBODY: Who[] = [
  ...(['visitor', 'ghost', 'author', 'rejected', 'other', 'one', 'idle', 'declined'] as const),
  ...(['free', 'chair', 'chairAuthor', 'connie'] as const),
]
const GROUPS: Record<string, Who[]> = {
  all: EVERYBODY,
  authors: ['author', 'chairAuthor'],
  chairs: ['chair', 'chairAuthor', 'connie'],
}

/** From each chapter on, exactly these find it; before the first of them, nobody does. */
type Knowers = Partial<Record<Chapter, string>>

/** Bidding is open while papers are assigned: every reviewer without a conflict reads titles and abstracts. */
const BIDDERS = 'one idle declined free'

/** Paper A: Connie is in conflict with it, Cleo is its author; everybody else is who they are called. */
const OF_A: Record<string, Knowers> = {
  ZqTitleA: {
    drafts: 'authors chair',
    assigned: `authors chair ${BIDDERS}`,
    reviewing: 'authors chair one idle',
    told: 'all',
    withdrawn: 'authors chair one',
  },
  ZqAbstractA: {
    drafts: 'authors chair',
    assigned: `authors chair ${BIDDERS}`,
    reviewing: 'authors chair one idle',
    told: 'all',
    withdrawn: 'authors chair',
  },
  ZqPriorA: { drafts: 'authors chair' },
  ZqNameCo: { drafts: 'authors chair', told: 'all', withdrawn: 'authors chair' },
  ZqNameCoLab: { drafts: 'authors chair', told: 'all', withdrawn: 'authors chair' },
  'zqmailco@authors.example': { drafts: 'authors chair' },
  ZqConflictA: { drafts: 'authors chair' },
  ZqPdfTextA: {
    drafts: 'authors',
    assigned: 'authors chair',
    reviewing: 'authors chair one idle',
    withdrawn: 'authors chair',
  },
  ZqPdfAuthorA: { drafts: 'authors', assigned: 'authors chair' },
  ZqFileA: { drafts: 'authors', assigned: 'authors chair' },
  ZqReviewOneA: { reviewing: 'one chair', released: 'one chair authors' },
  ZqNoteOneA: { reviewing: 'one chair' },
  ZqDraftIdleA: { reviewing: 'idle', withdrawn: '' },
  ZqNoteIdleA: { reviewing: 'idle', withdrawn: '' },
  ZqHandedBackA: { reviewing: 'chair' },
  ZqDecisionA: { decided: 'chair', withdrawn: '' },
  ZqCameraNewA: { told: 'all', withdrawn: 'authors chair' },
  ZqCameraOldA: { told: 'authors chair' },
  ZqCameraFileNew: { told: 'authors chair' },
  ZqWithdrawalA: { withdrawn: 'authors chair' },
}

/** No chair is in conflict with the others, which never become public. */
const OF_OTHERS: Record<string, Knowers> = {
  ZqTitleB: {
    drafts: 'rejected chairs',
    assigned: `rejected chairs ${BIDDERS}`,
    reviewing: 'rejected chairs one',
  },
  ZqNameB: { drafts: 'rejected chairs' },
  ZqPdfTextB: { drafts: 'rejected', assigned: 'rejected chairs', reviewing: 'rejected chairs one' },
  ZqPdfAuthorB: { drafts: 'rejected', assigned: 'rejected chairs' },
  ZqDraftOneB: { reviewing: 'one' },
  ZqDecisionB: { decided: 'chairs' },
  ZqTitleD: { drafts: 'other chairs' },
  ZqNameD: { drafts: 'other chairs' },
  ZqPdfTextD: { drafts: 'other' },
  ZqFileD: { drafts: 'other' },
  ZqTitleW: { drafts: 'other chairs' },
  ZqNameW: { drafts: 'other chairs' },
  ZqWithdrawalW: { assigned: 'other chairs' },
  ZqTitleX: { drafts: 'other chairs' },
  ZqDeskX: { assigned: 'other chairs' },
  'ZqOne Reviewer': { drafts: 'one chairs' },
  'zqone.reviewer@people.example': { drafts: 'one chairs' },
  'ZqFree Reviewer': { drafts: 'free chairs' },
}

export const CANARIES = { ...OF_A, ...OF_OTHERS }
export const IN_ORDER = [
  'drafts',
  'submitted',
  'assigned',
  'reviewing',
  'decided',
  'released',
  'told',
  'withdrawn',
] as const

function knowersIn(chapter: Chapter, knowers: Knowers): Set<Who> {
  const last = IN_ORDER.slice(0, IN_ORDER.indexOf(chapter) + 1).findLast((one) => knowers[one] !== undefined)
  const words = (last && knowers[last])?.split(' ') ?? []
  return new Set(words.flatMap((word) => GROUPS[word] ?? EVERYBODY.filter((who) => who === word)))
}

/** What is wrong with what this person found, canary by canary. */
function faultsOf(chapter: Chapter, who: Who, found: Map<string, string>): string[] {
  return Object.entries(CANARIES).flatMap(([canary, knowers]) => {
    const places = [...found].filter(([, text]) => text.includes(canary)).map(([address]) => address)
    const may = knowersIn(chapter, knowers).has(who)
    if (may === places.length > 0) return []
    return may
      ? [`${chapter}: ${who} finds ${canary} nowhere`]
      : [`${chapter}: ${who} finds ${canary} at ${places.slice(0, 4).join(', ')}`]
  })
}

const isChair = (who: Who) => GROUPS.chairs?.includes(who) === true

async function lookAround({ house, people }: World, chapter: Chapter, who: Who): Promise<string[]> {
  const places = await allPlaces(house.db)
  return faultsOf(chapter, who, await crawl(people[who], isChair(who) ? places : forOthers(places)))
}

/** Nothing stands in them that does not stand in the next one too; blindness-twice.test.ts looks at decisions. */
const UNVISITED = new Set<Chapter>(['drafts', 'decided'])

/** The whole story with these people looking around in every chapter; what is wrong with what they find. */
export async function walk(house: TestHouse, viewers: Who[]): Promise<string[]> {
  const world = await openWorld(house)
  const faults: string[] = []
  for (const chapter of IN_ORDER) {
    await CHAPTERS[chapter](world)
    if (UNVISITED.has(chapter)) continue
    const before = await fingerprint(house.db)
    for (const who of viewers) faults.push(...(await lookAround(world, chapter, who)))
    if ((await fingerprint(house.db)) !== before) faults.push(`${chapter}: looking has changed something`)
  }
  return faults
}
