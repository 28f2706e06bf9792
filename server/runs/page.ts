// A run as one chair may see it: every figure is computed from the papers visible to that chair.
import { type Board, boardFor } from '../assignments/board.ts'
import { type Listed, listed, type Show } from '../assignments/filtering.ts'
import type { Reading } from '../context.ts'
import { shortDay, shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import { to } from '../paths.ts'
import {
  mayAdopt,
  mayAssign,
  mayCancelRun,
  mayChangeProposals,
  maySeeWholeRun,
} from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { filesOfRun } from '../scores/queries.ts'
import { violationsIn } from './checking.ts'
import { adviceFor, type Figures, figuresOf, loadChart, nothingBecause, reasonInWords } from './figures.ts'
import { fitsFor } from './fits.ts'
import type { Search } from './form.ts'
import { factsFor } from './gathering.ts'
import { loadsOf, type PaperShown, papersOf, standsAfter } from './lines.ts'
import { type ObstacleShown, obstacleShown } from './obstacles.ts'
import { lotOf, proofOf } from './proof.ts'
import { endingsOf, findRun, proposalsOf, type RunRow } from './queries.ts'
import { progressShown, type RunState, runPill, runState } from './state.ts'
import { type Textless, textlessIn } from './textless.ts'
import { type Asked, askedOf, wishesInWords } from './wishes.ts'

export type RunPage = Listed<Search['show'], PaperShown> & {
  run: {
    id: number
    state: RunState
    pill: Pill
    requested: TimeShown
    by: string
    wanted: number
    seed: number
    wishes: string[]
    asked: Asked
    /** Files of scores that stood for texts. */
    scores: string[]
  }
  progress: { percent: number; words: string }
  failure: string | null
  /** What of the wishes or of what stands cannot be; for chairs who may know of every paper. */
  contradictions: string[]
  can: { adopt: boolean; adoptBecause: string | null; change: boolean; cancel: boolean }
  figures: Figures
  /** What to say where there is nothing to adopt. */
  nothing: string | null
  proof: string | null
  /** What had no text to compare. */
  textless: Textless | null
  /** What a draw under a cap guarantees; null where there is no cap. */
  lot: string | null
  /** Counted anew from what the viewer may know. */
  violations: string[]
  endings: number
  loads: { chart: string; text: string }
  reasons: string[]
  obstacles: ObstacleShown[]
  advice: string | null
  entry: Fault | null
}

const SHOWS: Show<Search['show'], PaperShown>[] = [
  { key: 'all', label: 'All papers', fits: () => true },
  { key: 'short', label: 'Short of reviewers', fits: ({ missing }) => missing > 0 },
  { key: 'changed', label: 'Changed by hand', fits: ({ changed }) => changed },
]

const runShown = (r: Reading, run: RunRow, scores: string[]): RunPage['run'] => ({
  id: run.id,
  state: runState(run),
  pill: runPill(run),
  requested: shown(run.requested_at, r.workshop.time_zone),
  by: run.requester,
  wanted: run.reviews_per_paper,
  seed: run.seed,
  wishes: wishesInWords(askedOf(run)),
  asked: askedOf(run),
  scores,
})

const scoresUsed = async (r: Reading, id: number) =>
  (await filesOfRun(r, id)).map(
    ({ name, by, taken_in_at }) => `${name} (${by}, ${shortDay(taken_in_at, r.workshop.time_zone)})`,
  )

/** Obstacles are groups of papers and people, so only who may know of every paper reads them; others read of each paper by itself. */
function obstructions(r: Reading, run: RunRow, board: Board) {
  const visible = new Set(board.papers.map((paper) => paper.id))
  const whole = yes(maySeeWholeRun(r.viewer))
  const reasons = run.reasons
    .filter(({ paper_id }) => visible.has(paper_id))
    .map((one) => reasonInWords(one, whole))
  const obstacles = (whole ? (run.outcome?.obstacles ?? []) : []).map((one) =>
    obstacleShown(one, board, run.reviews_per_paper),
  )
  return {
    reasons,
    obstacles,
    contradictions: whole ? (run.outcome?.contradictions ?? []) : [],
    advice: reasons.length > 0 ? adviceFor(run.reviews_per_paper, board) : null,
  }
}

export async function runPage(r: Reading, id: number, search: Search): Promise<RunPage> {
  must(mayAssign(r.viewer))
  const run = await findRun(r, id)
  const frame = {
    run: runShown(r, run, await scoresUsed(r, id)),
    progress: progressShown(run.progress, askedOf(run).limit),
    failure: run.failure,
    entry: null,
  }
  // Asked for every second meanwhile, so it reads nothing of the board.
  if (frame.run.state === 'computing') return { ...frame, ...nothingYet(r, run, search) }
  return { ...frame, ...(await foundBy(r, run, search)) }
}

type Frame = Pick<RunPage, 'run' | 'progress' | 'failure' | 'entry'>

function nothingYet(r: Reading, run: RunRow, search: Search): Omit<RunPage, keyof Frame> {
  return {
    can: { adopt: false, adoptBecause: null, change: false, cancel: yes(mayCancelRun(r.viewer, run)) },
    figures: figuresOf([], []),
    nothing: null,
    ...{ proof: null, textless: null, lot: null, violations: [], endings: 0, loads: loadChart(new Map()) },
    ...{ reasons: [], obstacles: [], contradictions: [], advice: null },
    ...listed<Search['show'], PaperShown>([], search, SHOWS, to.run(run)),
  }
}

async function foundBy(r: Reading, run: RunRow, search: Search): Promise<Omit<RunPage, keyof Frame>> {
  const { id } = run
  const [board, proposals, endings] = await Promise.all([boardFor(r), proposalsOf(r, id), endingsOf(r, id)])
  const [adopt, change] = [mayAdopt(r.viewer, run), yes(mayChangeProposals(r.viewer, run))]
  const loads = loadsOf(board, proposals, endings)
  const facts = await factsFor(r, 'likenesses')
  const fit = await fitsFor(r, board, [search.add], askedOf(run))
  const all = papersOf({ board, proposals, endings, loads, run, change, fit }, search.add)
  return {
    can: {
      adopt: yes(adopt),
      adoptBecause: because(adopt),
      change,
      cancel: yes(mayCancelRun(r.viewer, run)),
    },
    figures: figuresOf(all, proposals),
    nothing: yes(adopt) && proposals.length + endings.length === 0 ? nothingBecause(board) : null,
    proof: proofOf(r, run),
    textless: textlessIn(r, run, board),
    lot: lotOf(r, run),
    violations: violationsIn(facts, standsAfter(board, proposals, endings), askedOf(run)),
    endings: endings.length,
    loads: loadChart(loads),
    ...obstructions(r, run, board),
    ...listed(all, search, SHOWS, to.run({ id })),
  }
}
