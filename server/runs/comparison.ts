// The drafts that could still be adopted, side by side, each counted from what the viewer may know.
import { boardFor } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { to } from '../paths.ts'
import { mayAdopt, mayAssign } from '../policy/assignments.ts'
import { must, yes } from '../policy/verdict.ts'
import { violationsIn } from './checking.ts'
import { figuresOf, loadChart } from './figures.ts'
import { fitsFor } from './fits.ts'
import { factsFor } from './gathering.ts'
import { loadsOf, papersOf, standsAfter } from './lines.ts'
import { endingsOf, listRuns, proposalsOf, type RunRow } from './queries.ts'
import { textlessIn } from './textless.ts'
import { askedOf, wishesInWords } from './wishes.ts'

/** So many fit beside each other. */
const SHOWN = 4
const LETTERS = 'ABCD'

type Draft = {
  letter: string
  id: number
  href: string
  wishes: string
  /** By row of the table. */
  cells: string[]
  counts: Map<number, number>
  loads: { chart: string; text: string }
}
export type ComparisonPage = { drafts: Draft[]; rows: string[]; hidden: number }

const ROWS = [
  'Papers with all reviewers',
  'Places filled',
  'Mean match',
  'Worst-off paper',
  'Bids followed',
  'Against a reviewer’s will',
  'Locked pairs kept',
  'Rules broken',
  'Standing pairs ended',
  'Papers without a text',
]

type Known = Awaited<ReturnType<typeof knownOf>>
const knownOf = async (r: Reading) => {
  const board = await boardFor(r)
  return { board, facts: await factsFor(r, 'likenesses'), fit: await fitsFor(r, board, []) }
}

async function draftOf(
  r: Reading,
  { board, facts, fit }: Known,
  run: RunRow,
  at: number,
): Promise<Omit<Draft, 'loads'>> {
  const [proposals, endings] = await Promise.all([proposalsOf(r, run.id), endingsOf(r, run.id)])
  const loads = loadsOf(board, proposals, endings)
  const papers = papersOf({ board, proposals, endings, loads, run, change: false, fit }, 0)
  const { full, filled, places, mean, worst, bids, ...figures } = figuresOf(papers, proposals)
  const pairs = standsAfter(board, proposals, endings)
  const kept = facts.locked.filter((one) =>
    pairs.some((pair) => pair.paper_id === one.paper_id && pair.person_id === one.person_id),
  )
  return {
    letter: LETTERS[at] ?? '',
    id: run.id,
    href: to.run(run),
    wishes: wishesInWords(askedOf(run)).join(', '),
    cells: [
      `${full} of ${figures.papers}`,
      `${filled} of ${places}`,
      mean,
      worst ? `${worst.sum} (paper ${worst.paper})` : 'none',
      `${bids.positive} of ${figures.pairs}`,
      String(bids.against),
      `${kept.length} of ${facts.locked.length}`,
      String(violationsIn(facts, pairs, askedOf(run)).length),
      String(endings.length),
      String(textlessIn(r, run, board).papers.length),
    ],
    counts: loads,
  }
}

export async function comparisonPage(r: Reading): Promise<ComparisonPage> {
  must(mayAssign(r.viewer))
  const open = (await listRuns(r)).filter((run) => yes(mayAdopt(r.viewer, run)))
  const known = await knownOf(r)
  const shown = open.slice(0, SHOWN).toReversed()
  const drafts = await Promise.all(shown.map((run, at) => draftOf(r, known, run, at)))
  const most = Math.max(0, ...drafts.flatMap(({ counts }) => [...counts.values()]))
  return {
    drafts: drafts.map((draft) => ({ ...draft, loads: loadChart(draft.counts, most) })),
    rows: ROWS,
    hidden: open.length - shown.length,
  }
}
