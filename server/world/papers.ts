// The papers of an invented call: what they say, who wrote them, and the course each takes.
import { type Calendar, instantAt, MINUTE } from './calendar.ts'
import { type Course, coursesFor, fatesFor } from './fates.ts'
import { authorsOf, type Group } from './groups.ts'
import { joinBy, type Member } from './people.ts'
import { type Dice, dice, one } from './seeded.ts'
import { subjectOf } from './subjects.ts'
import { tellings } from './titles.ts'
import type { InventedPaper, PdfFault, Who } from './types.ts'
import { WORDS } from './words.ts'

const FAULTS: (readonly [PdfFault | null, number])[] = [
  [null, 92],
  ['names-on-page-1', 2],
  ['metadata', 2],
  ['too-long', 2],
  ['no-text-layer', 2],
]
const CERTAIN: PdfFault[] = ['names-on-page-1', 'metadata', 'too-long', 'no-text-layer']

/** Every fault occurs, in any world with papers enough: the first ones of the call are not all good. */
const faultOf = (chance: Dice, place: number, complete: boolean) => {
  if (!complete) return null
  return CERTAIN[place - 4] ?? chance.weighted(FAULTS)
}

const codeUrlOf = (chance: Dice) =>
  chance.chance(0.3)
    ? `https://code.example/anonymous/${chance.pick(WORDS.codeNames)}-${chance.whole(1000, 9999)}`
    : ''

function endingOf(chance: Dice, { fate, ends }: Course, calendar: Calendar) {
  const early = chance.chance(0.5)
  const [from, until] = early
    ? [Math.max(ends + 30 * MINUTE, calendar.callCloses - calendar.day), calendar.biddingCloses]
    : [calendar.reviewOpens, calendar.reviewCloses]
  const at = (low: number, high: number) => instantAt(chance.between(low, high))
  return {
    withdrawal: fate === 'withdrawn' ? { at: at(from, until), reason: chance.pick(WORDS.withdrawals) } : null,
    deskRejection:
      fate === 'desk-rejected'
        ? {
            at: at(calendar.callCloses + calendar.day / 4, calendar.biddingCloses),
            reason: chance.pick(WORDS.deskRejections),
          }
        : null,
  }
}

/** The final version: mostly in the last days, now and then never. */
function cameraReadyAt(chance: Dice, { released, cameraCloses }: Calendar) {
  const share = Math.sqrt(chance.between(0.02, 0.999))
  return chance.chance(0.08) ? null : instantAt(released + (cameraCloses - released) * share)
}

type Telling = ReturnType<typeof tellings>[number]

function written(seed: number, place: number, course: Course, telling: Telling) {
  const chance = dice(seed, 'paper', place)
  const { topics, keywords, merit } = subjectOf(telling)
  const bare = !course.complete && chance.chance(0.4)
  const fault = faultOf(chance, place, course.complete)
  return {
    ...telling,
    abstract: bare ? '' : telling.abstract,
    keywords: bare ? '' : keywords,
    topics,
    codeUrl: codeUrlOf(chance),
    priorPublication: chance.chance(0.12) ? chance.pick(WORDS.priorPublications) : '',
    fault,
    pages: fault === 'too-long' ? 14 : chance.weighted([4, 5, 6, 7, 8, 9].map((n) => [n, 11 - n] as const)),
    merit: merit * 0.8 + chance.normal() * 0.4,
    attendance: chance.chance(0.8) ? ('in-person' as const) : ('remote' as const),
  }
}

/** The first author writes, in most cases; some had an account long before. */
function signUp(
  chance: Dice,
  members: Member[],
  authors: Who[],
  { starts, ends }: Course,
  calendar: Calendar,
): Who {
  const contact = chance.chance(0.82) ? one(authors, 0) : chance.pick(authors)
  const before = chance.chance(0.3) ? chance.between(1, 14) * calendar.day : chance.between(3, 60) * MINUTE
  joinBy(one(members, contact), Math.max(calendar.callOpens + MINUTE, starts - before))
  for (const who of authors) {
    if (who !== contact && chance.chance(0.35)) joinBy(one(members, who), chance.between(starts, ends))
  }
  return contact
}

export type Draft = Omit<InventedPaper, 'conflicts'>

/** The last chair writes with the first group, on its first two papers that go to review. */
export function papersFor(
  seed: number,
  count: number,
  calendar: Calendar,
  groups: Group[],
  members: Member[],
  chair: Who,
) {
  const fates = fatesFor(seed, count)
  const told = tellings(seed, count)
  const chairs = new Set([...fates.keys()].filter((place) => fates[place] === 'kept').slice(0, 2))
  return coursesFor(seed, fates, calendar).map((course, place): Draft => {
    const chance = dice(seed, 'course', place)
    const group = chairs.has(place) ? one(groups, 0) : chance.pick(groups)
    const wrote = authorsOf(seed, place, groups, group)
    const authors = chairs.has(place) ? [...wrote.slice(0, 8), chair] : wrote
    const contact = signUp(
      chance,
      members,
      chairs.has(place) ? authors.slice(0, -1) : authors,
      course,
      calendar,
    )
    return {
      ...written(seed, place, course, one(told, place)),
      authors,
      contact,
      startedAt: instantAt(course.starts),
      saves: course.saves.map(({ at, pdf }) => ({ at: instantAt(at), pdf })),
      submittedAt: course.fate === 'draft' ? null : instantAt(course.ends),
      ...endingOf(chance, course, calendar),
      cameraReadyAt: cameraReadyAt(chance, calendar),
    }
  })
}

/** The best and the worst papers are of people who signed up before a rehearsal begins, so that one can look over their shoulder from the start. */
export function signUpExtremes(papers: Draft[], members: Member[], { begins, day }: Calendar): void {
  const kept = papers.filter(
    ({ submittedAt, withdrawal, deskRejection }) => submittedAt && !withdrawal && !deskRejection,
  )
  const ranked = kept.toSorted((a, b) => a.merit - b.merit)
  for (const [place, { contact }] of [...ranked.slice(0, 3), ...ranked.slice(-3)].entries()) {
    joinBy(one(members, contact), begins - (1 + place / 7) * day)
  }
}
