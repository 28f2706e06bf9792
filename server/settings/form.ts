// What a chair may set: the timeline, the site, the rules of reviewing.
import { z } from 'zod'
import { AOE, closingAt, openingAt } from '../core/dates.ts'
import { fingerprint } from '../core/fingerprint.ts'
import { type Entry, fault, line, many, prose, reader, ticked, whole } from '../core/form.ts'
import { PAPER_SIZES, STAGES, type Stage, type StageName } from '../core/tables.ts'
import { zoneLine } from '../core/zones.ts'
import { BLOCKABLE } from '../files/checks.ts'
import { stageInWords, timelineFaults } from '../policy/timeline.ts'
import { along, type Follower, follow, followersOf } from './following.ts'
import { zoneOf } from './standing.ts'

const text = z.record(z.string(), z.unknown())
const readFields = reader(text)

type Typed = Record<string, unknown>
const typedText = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name].trim() : '')

function stageOf(
  name: StageName,
  typed: Typed,
  zone: string,
  problems: Record<string, string>,
): Stage | null {
  const opens = typedText(typed, `${name}_opens`)
  const closes = typedText(typed, `${name}_closes`)
  if (!opens && !closes && name !== 'submission') return null
  const opens_at = opens ? openingAt(opens, zoneOf(name, zone)) : null
  const closes_at = closingAt(closes, zoneOf(name, zone))
  if (opens && !opens_at)
    problems[`${name}_opens`] = `Enter when ${stageInWords(name)} begins, like 2027-05-31 00:00.`
  if (!closes_at) problems[`${name}_closes`] = `Enter when ${stageInWords(name)} ends, like 2027-05-31 23:59.`
  return closes_at
    ? { name, opens_at, closes_at, hard: Boolean(typed[`${name}_hard`]) || name === 'submission' }
    : null
}

const choice = z.object({
  later: z.enum(['ask', 'ticked', 'none']).catch('none'),
  offered: z.string().max(100).catch(''),
  along,
})

/** `asks`: what could follow the dates that moved, where the chair has not said yet what does. */
export type TypedTimeline = { entry: Entry<Stage[]>; asks: Follower[]; moved: number }

/** Every stage that was filled in; impossible orders are faults at the later of the two dates. */
export function readTimeline(body: unknown, workshopZone: string, before: Stage[]): TypedTimeline {
  const fields = readFields(body)
  if (!fields.ok) return { entry: fields, asks: [], moved: 0 }
  const problems: Record<string, string> = {}
  const typed = STAGES.flatMap((name) => stageOf(name, fields.value, workshopZone, problems) ?? [])
  if (Object.keys(problems).length > 0) return { entry: fault(problems, body), asks: [], moved: 0 }
  const chosen = reader(choice)(body)
  if (!chosen.ok) return { entry: chosen, asks: [], moved: 0 }
  return followed(typed, followersOf(before, typed), chosen.value, body)
}

/** Programs say nothing of later dates, and mean those that they send. */
function followed(
  typed: Stage[],
  followers: Follower[],
  { later, offered, along }: z.infer<typeof choice>,
  body: unknown,
): TypedTimeline {
  const isAsked = later === 'ask' || (later === 'ticked' && offered !== fingerprint(followers))
  const names = isAsked ? followers.map(({ name }) => name) : later === 'ticked' ? along : []
  const stages = follow(typed, followers, names)
  const faults = Object.entries(timelineFaults(stages))
  const problems = Object.fromEntries(faults.map(([name, because]) => [`${name}_closes`, because]))
  return {
    entry: faults.length > 0 ? fault(problems, body) : { ok: true, value: stages },
    asks: isAsked || (faults.length > 0 && later !== 'none') ? followers : [],
    moved: followers.filter(({ name }) => names.includes(name)).length,
  }
}

const siteShape = z.object({
  name: line(200, 'Enter the name of the workshop.'),
  short_name: line(40, 'Enter a short name, as it stands in subjects of letters.'),
  host: line(200),
  motto: line(200),
  city: line(100),
  region: line(100),
  virtual_attendance: ticked,
  days_tentative: ticked,
  time_zone: zoneLine,
  contact_email: line(254).refine(
    (value) => value === '' || /^[^@\s]+@[^@\s]+$/.test(value),
    'Enter an email address, like chairs@example.org.',
  ),
  lead: prose(1000),
  pitch: prose(20000),
  call_text: prose(40000),
  conduct: prose(40000),
  boards: whole(0, 2000, 'Enter a number of boards from 0 to 2000.'),
  board_limit: line(200),
  reviews_per_paper: whole(1, 10, 'Enter a number of reviews from 1 to 10.'),
  early_reading: ticked,
  reviews_in_letters: ticked,
  other_reviews: z.enum(['after-own', 'always', 'never'], 'Choose when reviewers read the other reviews.'),
})
export type Site = z.infer<typeof siteShape>
export const readSite = reader(siteShape)

export const SITE_FIELDS = Object.keys(siteShape.shape)

const authorRules = reader(
  z.object({
    author_limit: whole(1, 100, 'Enter a number of authors from 1 to 100.'),
    authors_freeze: line(40),
  }),
)

/** An empty date: the lists are open as long as the papers are. */
export function readAuthorRules(
  body: unknown,
): Entry<{ author_limit: number; authors_freeze_at: Temporal.Instant | null }> {
  const entry = authorRules(body)
  if (!entry.ok) return entry
  const { author_limit, authors_freeze } = entry.value
  const authors_freeze_at = authors_freeze ? closingAt(authors_freeze, AOE) : null
  return authors_freeze && !authors_freeze_at
    ? fault({ authors_freeze: 'Enter a date and time, like 2027-05-31 23:59.' }, body)
    : { ok: true, value: { author_limit, authors_freeze_at } }
}

const mainPages = 'Enter a number of pages from 1 to 99, or nothing for any length.'

export const readPdfChecks = reader(
  z.object({
    main_pages: z.preprocess((typed) => (typed === '' ? null : typed), whole(1, 99, mainPages).nullable()),
    paper_size: z.enum(PAPER_SIZES, 'Choose a size of pages.'),
    blocking_checks: many(z.enum(BLOCKABLE, 'Choose among the checks of the list.')),
  }),
)
