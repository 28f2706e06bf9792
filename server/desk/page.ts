// The signed-in person's own page: an author's papers, a reviewer's tasks, a chair's dashboard.
import type { Reading } from '../context.ts'
import { AOE, lastMinute, lengthInWords, shortDay } from '../core/dates.ts'
import { STAGES, type StageName } from '../core/tables.ts'
import { hiddenFrom } from '../decisions/queries.ts'
import { type DeferralShown, waitingDeferrals } from '../deferrals/page.ts'
import { deadlineOf, type EditPage } from '../papers/editing.ts'
import { type ListedPaper, listedPapers } from '../papers/list.ts'
import { stageNow } from '../policy/deadlines.ts'
import { mayStartPaper } from '../policy/papers.ts'
import { stageInWords } from '../policy/timeline.ts'
import { because } from '../policy/verdict.ts'
import { upcomingReminder } from '../reminders/page.ts'
import { scoresByPaper } from '../reviews/queries.ts'
import { scalesOf } from '../reviews/scales.ts'
import { unusedTemplates } from '../templates/page.ts'
import { type DeskCharts, deskCharts } from './charts.ts'
import { funnelOf, type Need, needsOf, type Rung, reminderAhead, type Tile, tilesOf } from './figures.ts'
import { deskFigures } from './queries.ts'
import { defaultRole, type Role, rolesOf } from './roles.ts'

export type AuthorDesk = {
  role: 'author'
  name: string
  confirmed: boolean
  papers: ListedPaper[]
  locked: string | null
  deadline: EditPage['deadline']
}

async function authorDesk(r: Reading): Promise<AuthorDesk> {
  return {
    role: 'author',
    name: r.viewer.name,
    confirmed: r.viewer.confirmed,
    papers: (await listedPapers(r)).filter(({ id }) => r.viewer.authored.has(id)),
    locked: because(mayStartPaper(r.viewer, r.deadlines)),
    deadline: deadlineOf(r),
  }
}

type Phase = { label: string; date: string; state: 'done' | 'now' | 'next'; part: number }
export type ChairDesk = {
  role: 'chair'
  heading: string
  sentence: string
  phases: Phase[]
  tiles: Tile[]
  funnel: Rung[]
  needs: Need[]
  /** Reviewers who ask for more days, each answered with one press. */
  requests: DeferralShown[]
  charts: DeskCharts
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function phasesOf({ deadlines, workshop }: Reading): Phase[] {
  const now = stageNow(deadlines)
  return STAGES.flatMap((name): Phase[] => {
    const window = deadlines[name]
    if (!window) return []
    const zone = name === 'workshop' ? workshop.time_zone : AOE
    const state = window.over ? 'done' : name === now ? 'now' : 'next'
    const part = window.opensAt ? share(window.opensAt, window.closesAt, deadlines.now) : 0
    return [{ label: headingOf(name), date: shortDay(lastMinute(window.closesAt), zone), state, part }]
  })
}

/** How far `now` has come between two instants, 0 to 100. */
function share(from: Temporal.Instant, until: Temporal.Instant, now: Temporal.Instant): number {
  const whole = until.epochMilliseconds - from.epochMilliseconds
  const done = now.epochMilliseconds - from.epochMilliseconds
  return Math.min(100, Math.max(0, (100 * done) / whole))
}

const headingOf = (name: StageName | null) =>
  name === null ? 'The workshop is over' : name === 'workshop' ? 'Workshop' : capital(stageInWords(name))

function sentenceOf({ deadlines, now }: Reading): string {
  const stage = stageNow(deadlines)
  const window = stage ? deadlines[stage] : undefined
  if (!stage || !window) return 'Every stage of the timeline is over.'
  const begun = !window.opensAt || Temporal.Instant.compare(now, window.opensAt) >= 0
  const [word, until] = begun ? ['ends', window.closesAt] : ['begins', window.opensAt ?? window.closesAt]
  return `${capital(word)} in ${lengthInWords(now, until)}.`
}

/** From their deadline until decisions are due; later nobody waits for them. */
const areReviewsLate = ({ deadlines: { review, decision } }: Reading) =>
  review?.over === true && decision?.over !== true

async function chairDesk(r: Reading): Promise<ChairDesk> {
  const [figures, scores, reminder, requests, { overall }, unused, { waiting }] = await Promise.all([
    deskFigures(r),
    scoresByPaper(r),
    upcomingReminder(r),
    waitingDeferrals(r),
    scalesOf(r),
    unusedTemplates(r),
    hiddenFrom(r),
  ])
  return {
    role: 'chair',
    heading: headingOf(stageNow(r.deadlines)),
    sentence: sentenceOf(r),
    phases: phasesOf(r),
    tiles: tilesOf(figures),
    funnel: funnelOf(figures),
    needs: [...needsOf(figures, areReviewsLate(r), { unused, waiting }), ...reminderAhead(reminder)],
    requests,
    charts: deskCharts(figures, [...scores.values()], r.deadlines.review, r.now, overall),
  }
}

/** The role asked for, when it is held now; else the most responsible one. */
export function roleFor({ viewer }: Reading, asked: unknown): Role {
  return rolesOf(viewer).find((role) => role === asked) ?? defaultRole(viewer)
}

export const deskPage = (r: Reading, role: 'author' | 'chair'): Promise<AuthorDesk | ChairDesk> =>
  role === 'chair' ? chairDesk(r) : authorDesk(r)
