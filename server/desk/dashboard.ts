// The chair's dashboard: where everything stands, what needs a hand, and how it came to this. Nothing of papers in conflict.
import type { Reading } from '../context.ts'
import { rankedBoard } from '../decisions/page.ts'
import { hiddenFrom } from '../decisions/queries.ts'
import { type DeferralShown, waitingDeferrals } from '../deferrals/page.ts'
import { forecastFor } from '../forecast/outlook.ts'
import { to } from '../paths.ts'
import { stageNow } from '../policy/deadlines.ts'
import { upcomingReminders } from '../reminders/page.ts'
import { scalesOf } from '../reviews/scales.ts'
import { unusedTemplates } from '../templates/page.ts'
import { ownTies } from '../ties/queries.ts'
import { type ArrivalsChart, arrivalsChart } from './charts.ts'
import type { Need } from './counted.ts'
import { headingOf, type Phase, phasesOf, sentenceOf } from './course.ts'
import { funnelOf, type Rung, type Tile, tilesOf } from './figures.ts'
import { firstSteps, isClosing, ownStep } from './first-steps.ts'
import { needsOf, remindersAhead } from './needs.ts'
import { type Behind, behind, progressOf } from './progress.ts'
import { deskFigures } from './queries.ts'
import { type MeansChart, meansChart } from './scores.ts'

/** So many rows stand on the dashboard; their page holds the rest. */
const SHOWN = 6

export type ChairDesk = {
  role: 'chair'
  heading: string
  sentence: string
  phases: Phase[]
  tiles: Tile[]
  funnel: Rung[]
  /** What cannot wait; then those who ask; then the rest. */
  urgent: Need[]
  /** Reviewers who ask for more days, each answered with one press. */
  requests: DeferralShown[]
  needs: Need[]
  /** `remind`: the filled letter to those who are late. */
  behind: { heading: string; rows: Behind[]; all: number; remind: string | null }
  /** `meansBeside`: both charts stand beside a long list of needs, which one alone would leave half empty. */
  charts: { arrivals: ArrivalsChart | null; means: MeansChart | null; meansBeside: boolean }
}

const gathered = (r: Reading) =>
  Promise.all([
    deskFigures(r),
    rankedBoard(r),
    forecastFor(r),
    upcomingReminders(r),
    waitingDeferrals(r),
    scalesOf(r),
    unusedTemplates(r),
    hiddenFrom(r),
    ownTies(r),
  ])

/** A list of so many lines is as high as two charts. */
const LONG = 6

const chartsBeside = (lines: number, charts: Omit<ChairDesk['charts'], 'meansBeside'>) => ({
  ...charts,
  meansBeside: lines >= LONG && charts.arrivals !== null && charts.means !== null,
})

const calm = (needs: Need[]) => needs.filter(({ tone }) => tone !== 'bad')

/** Once decisions are due nobody waits for reviews any more. */
export async function chairDesk(r: Reading): Promise<ChairDesk> {
  const [figures, ranked, forecast, reminders, requests, { overall }, unused, { waiting }, ties] =
    await gathered(r)
  const { deadlines, workshop, now } = r
  const isWaiting = deadlines.decision?.over !== true
  const progress = progressOf(isWaiting ? forecast.reviews : [], now)
  const needs = needsOf({
    figures,
    progress,
    ...{ unusedTemplates: unused, waiting, isWaiting, isOver: deadlines.workshop?.over === true },
    areAllIn: deadlines.submission?.over !== false,
    isClosing: isClosing(r),
    outlooks: isWaiting ? forecast.outlooks : [],
    disagreeing: isWaiting ? ranked.filter(({ disagree }) => disagree).length : 0,
  })
  const ahead = [...ownStep(r, ties.length), ...firstSteps(r, figures), ...remindersAhead(reminders)]
  const rows = behind(progress, now)
  const someAreLate = rows.some(({ late }) => late)
  return {
    role: 'chair',
    heading: headingOf(stageNow(deadlines)),
    sentence: sentenceOf(r, figures),
    phases: phasesOf(r),
    tiles: tilesOf(figures, ranked, progressOf(forecast.reviews, now), workshop.reviews_per_paper),
    funnel: funnelOf(figures),
    urgent: needs.filter(({ tone }) => tone === 'bad'),
    requests,
    needs: [...calm(needs), ...ahead],
    behind: {
      heading: someAreLate ? 'Late reviewers' : 'Still to come',
      rows: rows.slice(0, SHOWN),
      all: rows.length,
      remind: someAreLate ? to.lateReminder() : null,
    },
    charts: chartsBeside(needs.length + ahead.length + requests.length, {
      arrivals: arrivalsChart(figures, deadlines.review, now),
      means: meansChart(ranked, workshop.boards, overall),
    }),
  }
}
