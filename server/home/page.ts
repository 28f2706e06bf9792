// The public site: the front page, the call and the code of conduct.
import type { Reading } from '../context.ts'
import { abbreviated } from '../core/abbreviation.ts'
import { deadlineShown } from '../core/dates.ts'
import type { FeaturedPerson, Topic } from '../core/tables.ts'
import type { SlotKind } from '../core/tables-programme.ts'
import { capital } from '../core/words.ts'
import { listTopics } from '../papers/queries.ts'
import { type PeopleGroups, peopleGroups } from '../people/page.ts'
import { daysAreOpen } from '../policy/deadlines.ts'
import { type PaperShown, type PlanShown, paperShown, planShown } from '../programme/page.ts'
import { type Plan, publicPlan } from '../programme/plan.ts'
import { publicPapers } from '../programme/queries.ts'
import { type Curve, curve } from './curve.ts'
import {
  type Band,
  band,
  type DatesShown,
  datesShown,
  dayInItsZone,
  isCallOpen,
  publicDates,
  workshopDay,
  workshopHours,
} from './dates.ts'
import { featuredPeople } from './queries.ts'

const FIRST_PAPERS = 12

/** `what`: '' while there is nothing to say of it. */
type Gist = { what: string; where: string; part: string[] }
export type HomePage = {
  where: string[]
  lead: string
  pitch: string
  isOpen: boolean
  curve: Curve | null
  band: Band
  gist: Gist
  /** The call in a paragraph, as Markdown. */
  inShort: string
  callIsWritten: boolean
  plan: PlanShown
  edition: number | null
  dates: DatesShown
  people: PeopleGroups
  /** The first ones; `from`: when they will appear, or '' when that day has passed. */
  papers: { list: PaperShown[]; total: number; from: string }
}

export async function homePage(r: Reading): Promise<HomePage> {
  const [plan, people, papers] = await Promise.all([publicPlan(r), featuredPeople(r), publicPapers(r)])
  const { workshop, deadlines } = r
  return {
    where: [hostInShort(workshop.host), placeOf(r), workshopDay(r)].filter((part) => part !== ''),
    lead: workshop.lead,
    pitch: workshop.pitch,
    isOpen: isCallOpen(deadlines),
    curve: curve(r),
    band: band(r, papers.length > 0),
    gist: gist(r, plan, people),
    inShort:
      firstParagraph(workshop.call_text) ||
      partsInWords(r, { talks: 0, posters: hasPosters(plan) }).join(' '),
    callIsWritten: workshop.call_text !== '',
    plan: planShown(r, plan),
    edition: plan.edition?.number ?? null,
    dates: datesShown(r),
    people: peopleGroups(people),
    papers: {
      list: papers.slice(0, FIRST_PAPERS).map(paperShown),
      total: papers.length,
      from: comes(r, 'notification'),
    },
  }
}

/** "ICML 2023 workshop", where the host's name has its letters in brackets; else the name itself. */
const hostInShort = (host: string) => (abbreviated(host) === host ? host : `${abbreviated(host)} workshop`)

const placeOf = ({ workshop }: Reading) =>
  [workshop.city, workshop.region].filter((part) => part !== '').join(', ')

/** The day of a public date that is still to come. */
function comes(r: Reading, key: string): string {
  const date = publicDates(r).find((one) => one.key === key)
  const ahead = date && Temporal.Instant.compare(r.now, date.at) < 0
  return ahead ? dayInItsZone(date) : ''
}

const firstParagraph = (text: string) => text.split(/\n\s*\n/).find((block) => /^[^#\s]/.test(block)) ?? ''

const NUMBERS = [
  'no',
  'a',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const counted = (n: number, one: string, many: string) =>
  n === 0 ? [] : [`${NUMBERS[n] ?? n} ${n === 1 ? one : many}`]
const listed = (parts: string[]) =>
  [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ')

function gist(r: Reading, plan: Plan, people: FeaturedPerson[]): Gist {
  const count = (kind: SlotKind) => plan.slots.filter((slot) => slot.kind === kind).length
  const parts = [
    ...counted(people.filter(({ kind }) => kind === 'speaker').length, 'invited speaker', 'invited speakers'),
    ...counted(count('contributed-talk'), 'contributed talk', 'contributed talks'),
    ...counted(count('panel'), 'panel', 'panels'),
    ...counted(count('poster-session'), 'poster session', 'poster sessions'),
  ]
  const { workshop } = r
  const at = workshop.host ? `, at the ${workshop.host}.` : ''
  return {
    what: parts.length > 0 ? `${capital(listed(parts))}${at || '.'}` : at && `A workshop${at}`,
    where: whereInWords(r),
    part: partsInWords(r, { talks: count('contributed-talk'), posters: hasPosters(plan) }),
  }
}

function whereInWords(r: Reading): string {
  const { workshop } = r
  const where = workshop.city ? `in ${workshop.city}` : ''
  const place = [where, workshop.virtual_attendance ? 'virtually' : ''].filter(Boolean).join(' or ')
  const time = [workshopDay(r), workshopHours(r)].filter(Boolean).join(', ')
  const sentence = capital([time, place].filter(Boolean).join(', '))
  const open = daysAreOpen(workshop, r.deadlines) ? ' Dates to be confirmed.' : ''
  return sentence ? `${sentence}.${open}` : 'Time and place follow.'
}

const hasPosters = (plan: Plan) => plan.slots.some(({ kind }) => kind === 'poster-session')

function partsInWords(r: Reading, presented: { talks: number; posters: boolean }): string[] {
  const closes = r.deadlines.submission?.closesAt
  const deadline = closes ? deadlineShown(closes, r.workshop.time_zone).aoe : ''
  const submit = isCallOpen(r.deadlines) && deadline ? [`Submit a paper until ${deadline}.`] : []
  return [...submit, ['Reviewing is double-blind.', ...presentedInWords(presented)].join(' ')]
}

/** Only what the plan has room for: another workshop may have no posters, or no talks. */
function presentedInWords({ talks, posters }: { talks: number; posters: boolean }): string[] {
  const some = talks === 1 ? 'one of them becomes a talk' : `${NUMBERS[talks] ?? talks} of them become talks`
  if (posters) return [`Every accepted paper gets a poster${talks > 0 ? ` and ${some}` : ''}.`]
  return talks > 0 ? [`Of the accepted papers, ${some.replace(' of them', '')}.`] : []
}

export type CallPage = {
  text: string
  themes: { theme: string; topics: string[] }[]
  dates: DatesShown
  isOpen: boolean
  /** Whether a public call for reviewers is open. */
  reviewersWanted: boolean
  reviewsPerPaper: number
  /** Whether the letter that tells a decision brings the reviews. */
  reviewsInLetters: boolean
}

export async function callPage(r: Reading): Promise<CallPage> {
  const themes = Map.groupBy(await listTopics(r), (topic: Topic) => topic.theme)
  return {
    text: r.workshop.call_text,
    themes: [...themes].map(([theme, topics]) => ({ theme, topics: topics.map(({ name }) => name) })),
    dates: datesShown(r),
    isOpen: isCallOpen(r.deadlines),
    reviewsPerPaper: r.workshop.reviews_per_paper,
    reviewersWanted: r.workshop.reviewer_call !== null,
    reviewsInLetters: r.workshop.reviews_in_letters,
  }
}

export type ConductPage = { text: string }
export const conductPage = ({ workshop }: Reading): ConductPage => ({ text: workshop.conduct })
