// Scores from a file: what is in force, what was before, which runs used it; and what a file would bring, before it counts.
import { boardFor } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { histogram } from '../core/charts.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { type Fault, fault } from '../core/form.ts'
import { to } from '../paths.ts'
import { mayAssign } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import { draftScores, findDraft, type ListedFile, listFiles } from './queries.ts'

type FileShown = {
  id: number
  name: string
  by: string
  at: TimeShown
  /** null once it was adopted. */
  href: string | null
  force: { papers: number; pairs: number } | null
  runs: { id: number; href: string }[]
}
export type ScoresPage = {
  files: FileShown[]
  inForce: boolean
  csv: string
  faults: { line: number; says: string }[]
  /** Beyond those named. */
  more: number
  entry: Fault | null
}

const fileShown = (one: ListedFile, zone: string): FileShown => ({
  ...{ id: one.id, name: one.name, by: one.by, at: shown(one.taken_in_at, zone) },
  href: one.adopted_at ? null : to.scoreFile(one),
  force: one.papers > 0 ? { papers: one.papers, pairs: one.pairs } : null,
  runs: one.runs.map((id) => ({ id, href: to.run({ id }) })),
})

const NAMED = 30

export async function scoresPage(
  r: Reading,
  {
    csv = '',
    field = 'csv',
    faults = [],
  }: { csv?: string; field?: string; faults?: ScoresPage['faults'] } = {},
): Promise<ScoresPage> {
  must(mayAssign(r.viewer))
  const files = (await listFiles(r)).map((one) => fileShown(one, r.workshop.time_zone))
  const [first] = faults
  const words =
    faults.length === 1 && first
      ? `${first.line > 0 ? `Line ${first.line}: ` : ''}${first.says}`
      : `${faults.length} lines are at fault, the first is line ${first?.line}. Nothing was taken in.`
  return {
    files,
    inForce: files.some(({ force }) => force !== null),
    csv,
    faults: faults.slice(0, NAMED),
    more: Math.max(0, faults.length - NAMED),
    entry: first ? fault({ [field]: words }, { csv }) : null,
  }
}

export type ScoreFilePage = {
  file: { id: number; name: string; at: TimeShown }
  figures: { pairs: number; papers: number; of: number; reviewers: number; everybody: number }
  /** Papers that the file leaves to the texts. */
  left: { id: number; title: string }[]
  spread: string
  first: { paper: number; reviewer: string; score: string }[]
}

const [BINS, LINES, LEFT] = [10, 20, 50]

function chartOf(shares: number[]): string {
  const bins = Array.from({ length: BINS }, (_, at) => ({
    count: shares.filter((share) => Math.min(BINS - 1, Math.floor(share * BINS)) === at).length,
    fill: 'f1' as const,
  }))
  const ticks = [0, 5, 10].map((at) => ({ at, label: (at / BINS).toFixed(1) }))
  return histogram({ label: 'How the scores are spread, from 0 to 1.', bins, ticks, cut: null })
}

export async function scoreFilePage(r: Reading, id: number): Promise<ScoreFilePage> {
  must(mayAssign(r.viewer))
  const [file, rows, board] = await Promise.all([findDraft(r, id), draftScores(r, id), boardFor(r)])
  const names = new Map(board.reviewers.map(({ id: person, name }) => [person, name]))
  const has = new Set(rows.map(({ paper_id }) => paper_id))
  const pairs = rows.flatMap(({ paper_id, people, shares }) =>
    people.map((person, at) => ({ paper: paper_id, person, share: shares[at] ?? 0 })),
  )
  const papers = board.papers.filter((paper) => has.has(paper.id))
  return {
    file: { id, name: file.name, at: shown(file.taken_in_at, r.workshop.time_zone) },
    figures: {
      ...{ pairs: pairs.length, papers: papers.length, of: board.papers.length },
      reviewers: new Set(pairs.map(({ person }) => person)).size,
      everybody: board.reviewers.length,
    },
    left: board.papers.filter((paper) => !has.has(paper.id)).slice(0, LEFT),
    spread: chartOf(pairs.map(({ share }) => share)),
    first: pairs.slice(0, LINES).map(({ paper, person, share }) => ({
      paper,
      reviewer: names.get(person) ?? 'somebody who left',
      score: share.toFixed(3),
    })),
  }
}
