// Who finds which canary from which chapter on, and the walk that compares it with what they find.
import { forChairs, forOthers } from '../../server/security/places.ts'
import type { TestHouse } from '../support/house.ts'
import { CHAPTERS, type Chapter, openWorld, type Who, type World } from './blind-world.ts'
import { allPlaces, crawl, fingerprint, STEM, unlikeNever } from './crawl.ts'
import { turnOf } from './turns.ts'

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
  ZqQuestionA: { assigned: 'authors chair' },
  ZqClearedA: { assigned: 'chair' },
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
  ZqSubstituteA: { reviewing: 'chair', withdrawn: '' },
  'zqsubstitute@people.example': { reviewing: 'chair', withdrawn: '' },
  ZqSubstituteNoteA: { reviewing: 'chair', withdrawn: '' },
  ZqDaysIdleA: { reviewing: 'idle chair', withdrawn: 'chair' },
  ZqUnableIdleA: { reviewing: 'idle chair', withdrawn: 'chair' },
  ZqCommentOneA: { reviewing: 'one chair', withdrawn: 'chair' },
  ZqCommentChairA: { reviewing: 'one chair', withdrawn: 'chair' },
  ZqAsideIdleA: { reviewing: 'idle chair', withdrawn: 'chair' },
  ZqAsideChairA: { reviewing: 'chair' },
  ZqResponseA: { decided: 'authors one chair', withdrawn: 'authors chair' },
  ZqResponseDraftA: { decided: '' },
  ZqFlagIdleA: { reviewing: 'idle chair', withdrawn: 'chair' },
  ZqMetaOneA: { decided: 'one chair', withdrawn: 'chair' },
  ZqDecisionA: { decided: 'chair', withdrawn: '' },
  ZqRecordingA: { told: 'all', withdrawn: 'authors chair' },
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
const IN_ORDER = [
  ...(['drafts', 'submitted', 'assigned', 'reviewing', 'decided'] as const),
  ...(['released', 'told', 'withdrawn'] as const),
]
const whoIsMeant = (words = ''): Set<Who> =>
  new Set(words.split(' ').flatMap((word) => GROUPS[word] ?? EVERYBODY.filter((who) => who === word)))

export function knowersIn(chapter: Chapter, knowers: Knowers): Set<Who> {
  const last = IN_ORDER.slice(0, IN_ORDER.indexOf(chapter) + 1).findLast((one) => knowers[one] !== undefined)
  return whoIsMeant(last && knowers[last])
}

/** What is wrong with what this person found, canary by canary. */
export function faultsOf(chapter: Chapter, who: Who, found: Map<string, string>): string[] {
  const any = new RegExp(STEM, 'i')
  const telling = [...found].filter(([, text]) => any.test(text))
  return Object.entries(CANARIES).flatMap(([canary, knowers]) => {
    const places = telling.filter(([, text]) => text.includes(canary)).map(([address]) => address)
    const may = knowersIn(chapter, knowers).has(who)
    if (may === places.length > 0) return []
    return may
      ? [`${chapter}: ${who} finds ${canary} nowhere`]
      : [`${chapter}: ${who} finds ${canary} at ${places.slice(0, 4).join(', ')}`]
  })
}

const isChair = (who: Who) => GROUPS.chairs?.includes(who) === true

/** Who looks around when: where a chapter tells somebody nothing, the next one in which they look holds all of it. */
const ROUNDS: Partial<Record<Chapter, string>> = {
  submitted: 'author other chair',
  assigned: 'connie one',
  reviewing: 'all',
  released: 'author rejected chairAuthor connie idle visitor',
  told: 'all',
  withdrawn: 'author rejected chairAuthor connie chair one idle visitor',
}

/** What is hidden answers like what never was: compared where most is hidden, from people who know something and from those who do not. */
const COMPARED = new Set<Chapter>(['reviewing'])

/** They know of no paper, as long as none is public. */
export const OUTSIDERS = new Set<Who>(['visitor', 'ghost', 'free'])

/** What is counted over a whole walk: how thorough it was, and how often each kind of people has looked around. */
export type Tally = { visits: number; compared: number; rounds: Map<string, number> }

async function lookAround(world: World, chapter: Chapter, who: Who, tally: Tally): Promise<string[]> {
  const { house, people } = world
  const places = (isChair(who) ? forChairs : forOthers)(await allPlaces(house.db))
  const found = await crawl(people[who], places, turnOf(who, tally.rounds))
  tally.visits += found.size
  const faults = faultsOf(chapter, who, found)
  if (!COMPARED.has(chapter)) return faults
  const { faults: unlike, hidden } = await unlikeNever(people[who], places, found, OUTSIDERS.has(who))
  tally.compared += hidden
  return [...faults, ...unlike.map((address) => `${chapter}: ${who} is told that ${address} exists`)]
}

/** Letters that tell somebody what they know in no chapter; what one knew once may stand in an old one. */
async function lettersAmiss({ house, people }: World): Promise<string[]> {
  const letters = await house.letters()
  if (letters.length < 20) return ['hardly any letters']
  return EVERYBODY.flatMap((who) => {
    const mine = letters.filter(({ to_email }) => to_email === people[who].email)
    // Who signed up with an author's address gets what goes there, and is that author to a letter.
    const reader = who === 'ghost' ? 'author' : who
    const words = mine.map(({ subject, body_text, body_html }) => `${subject}\n${body_text}\n${body_html}`)
    return Object.entries(CANARIES)
      .filter(([, knowers]) => !whoIsMeant(Object.values(knowers).join(' ')).has(reader))
      .filter(([canary]) => words.some((text) => text.includes(canary)))
      .map(([canary]) => `a letter tells ${who} of ${canary}`)
  })
}

/** The whole story with these people looking around in its chapters; what is wrong with what they find. */
export async function walk(house: TestHouse, viewers: Who[]): Promise<{ faults: string[]; tally: Tally }> {
  const world = await openWorld(house)
  const [faults, tally]: [string[], Tally] = [[], { visits: 0, compared: 0, rounds: new Map() }]
  for (const chapter of IN_ORDER) {
    await CHAPTERS[chapter](world)
    const round = whoIsMeant(ROUNDS[chapter])
    const before = await fingerprint(house.db)
    for (const who of viewers.filter((one) => round.has(one)))
      faults.push(...(await lookAround(world, chapter, who, tally)))
    if ((await fingerprint(house.db)) !== before) faults.push(`${chapter}: looking has changed something`)
  }
  faults.push(...(await lettersAmiss(world)))
  return { faults, tally }
}
