// The day on paper, for whoever stands in the room: minute by minute who comes next, who is far away, what hangs where.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { clockTime, dayInWords } from '../core/dates.ts'
import { mayPlan } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { isHidden } from './draft.ts'
import { KIND_WORDS } from './form.ts'
import { latestEdition } from './queries.ts'
import { type Candidate, candidates, type DraftSlot, draftBoards, draftSlots } from './queries-draft.ts'

type Shown = { id: number; title: string; presenter: string | null; remote: boolean; away: boolean }
type Row = {
  from: string
  until: string
  minutes: number
  kind: string
  title: string
  paper: Shown | null
  /** A paper stands here that is hidden from this chair. */
  hidden: boolean
  guests: string[]
}
export type RunSheetPage = {
  days: { day: string; rows: Row[] }[]
  boards: { number: number; paper: Shown | null }[]
  edition: number | null
}

const shown = ({ id, title, presenter, attendance, absent }: Candidate, slot: number | null): Shown => ({
  id,
  title,
  presenter,
  remote: attendance === 'remote',
  away: attendance === 'nobody' || (slot !== null && absent.includes(slot)),
})

function rowOf({ workshop }: Reading, slot: DraftSlot, papers: Map<number | null, Candidate>): Row {
  const paper = papers.get(slot.paper_id)
  return {
    from: clockTime(slot.starts_at, workshop.time_zone),
    until: clockTime(slot.ends_at, workshop.time_zone),
    minutes: slot.starts_at.until(slot.ends_at).total('minutes'),
    kind: KIND_WORDS[slot.kind],
    title: slot.title,
    paper: paper ? shown(paper, slot.id) : null,
    hidden: isHidden(slot),
    guests: slot.appearances.map(({ name, affiliation, title }) =>
      [[name, affiliation].filter(Boolean).join(', '), title].filter(Boolean).join(': '),
    ),
  }
}

export async function runSheetPage(r: Reading): Promise<RunSheetPage> {
  must(mayPlan(r.viewer))
  const [slots, boards, all] = [await draftSlots(r), await draftBoards(r), await candidates(r)]
  const papers = new Map<number | null, Candidate>(
    all.filter(({ accepted }) => accepted).map((paper) => [paper.id, paper]),
  )
  const byDay = Map.groupBy(slots, ({ starts_at }) => dayInWords(starts_at, r.workshop.time_zone))
  return {
    days: [...byDay].map(([day, rows]) => ({ day, rows: rows.map((slot) => rowOf(r, slot, papers)) })),
    boards: boards.map(({ number, paper_id }) => {
      const paper = papers.get(paper_id)
      return { number, paper: paper ? shown(paper, null) : null }
    }),
    edition: (await latestEdition(r))?.number ?? null,
  }
}

const HEADER = ['day', 'from', 'until', 'minutes', 'kind', 'title', 'paper', 'paper title', 'who', 'remote']

/** The same rows for a spreadsheet, or for the app of the conference. */
export async function runSheetCsv(r: Reading): Promise<string> {
  const { days } = await runSheetPage(r)
  const rows = days.flatMap(({ day, rows: all }) =>
    all.map(({ from, until, minutes, kind, title, paper, hidden, guests }) => [
      ...[day, from, until, minutes, kind, title, paper?.id ?? ''],
      paper?.title ?? (hidden ? 'hidden from you' : ''),
      [...(paper?.presenter ? [paper.presenter] : []), ...guests].join('; '),
      paper?.remote ? 'yes' : '',
    ]),
  )
  return csv([HEADER, ...rows])
}
