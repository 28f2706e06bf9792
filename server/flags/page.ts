// What the pages of flags may know: those of one paper for its reviewers, the queue of all for chairs, and its export.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import { isFoundIn } from '../core/search.ts'
import { findPaper } from '../papers/queries.ts'
import { mayCloseFlag, mayRaiseFlag, maySeeFlags, maySeeFlagsOf } from '../policy/flags.ts'
import { because, must, yes } from '../policy/verdict.ts'
import type { Search } from './form.ts'
import { KINDS, kindInWords, OUTCOMES } from './kinds.ts'
import { flagsOf, listFlags, type SeenFlag } from './queries.ts'

export type FlagShown = {
  id: string
  paper: { id: number; title: string }
  kind: string
  text: string
  raiser: string
  raised: TimeShown
  pill: Pill
  answer: string
  closed: { by: string; at: TimeShown } | null
  mayClose: boolean
}

function flagShown(r: Reading, flag: SeenFlag): FlagShown {
  const { id, paper_id, title, kind, text, raiser, answer, closed_at, closer } = flag
  const outcome = OUTCOMES.find(({ value }) => value === flag.outcome)
  return {
    ...{ id, text, raiser, answer, kind: kindInWords(kind) },
    paper: { id: paper_id, title },
    raised: shown(flag.raised_at, r.workshop.time_zone),
    pill: outcome?.pill ?? { tone: 'info', text: 'Open' },
    closed: closed_at ? { by: closer ?? '', at: shown(closed_at, r.workshop.time_zone) } : null,
    mayClose: yes(mayCloseFlag(r.viewer, flag)),
  }
}

export type PaperFlagsPage = {
  side: string
  paper: { id: number; title: string }
  flags: FlagShown[]
  kinds: typeof KINDS
  may: { raise: boolean; because: string | null }
  entry: Fault | null
}

export async function paperFlagsPage(
  r: Reading,
  id: number,
  entry: Fault | null = null,
): Promise<PaperFlagsPage> {
  const { title, ...paper } = await findPaper(r, id)
  must(maySeeFlagsOf(r.viewer, id))
  const raise = mayRaiseFlag(r.viewer, paper)
  return {
    side: r.viewer.isChair ? 'chair' : 'app',
    paper: { id, title },
    flags: (await flagsOf(r, id)).map((flag) => flagShown(r, flag)),
    kinds: KINDS,
    may: { raise: yes(raise), because: because(raise) },
    entry,
  }
}

const textOf = ({ paper, kind, raiser, text, answer }: FlagShown) =>
  [paper.id, paper.title, kind, raiser, text, answer].join(' ')

const ORDERS: Record<Search['order'], (a: FlagShown, b: FlagShown) => number> = {
  new: () => 0,
  paper: (a, b) => a.paper.id - b.paper.id,
  kind: (a, b) => a.kind.localeCompare(b.kind),
}

async function searched(r: Reading, { q, state, order }: Search) {
  must(maySeeFlags(r.viewer))
  const all = (await listFlags(r)).map((flag) => flagShown(r, flag))
  const fits = all.filter((flag) => isFoundIn([textOf(flag)], q))
  const of = (wanted: Search['state']) =>
    fits.filter(({ closed }) => wanted === 'all' || (wanted === 'closed') === (closed !== null))
  return { all, of, rows: of(state).toSorted(ORDERS[order]) }
}

export type FlagsPage = {
  search: Search
  states: { value: string; label: string; count: number }[]
  flags: FlagShown[]
  none: boolean
  outcomes: typeof OUTCOMES
  /** Brings back what was typed, and at which flag. */
  failed: { id: string; entry: Fault } | null
}

export async function flagsPage(
  r: Reading,
  search: Search,
  failed: FlagsPage['failed'] = null,
): Promise<FlagsPage> {
  const { all, of, rows } = await searched(r, search)
  const labels = { open: 'Open', closed: 'Closed', all: 'All' } as const
  return {
    search,
    states: (['open', 'closed', 'all'] as const).map((value) => ({
      ...{ value, label: labels[value], count: of(value).length },
    })),
    flags: rows,
    none: all.length === 0,
    outcomes: OUTCOMES,
    failed,
  }
}

export async function flagsCsv(r: Reading, search: Search): Promise<string> {
  const { rows } = await searched(r, search)
  return csv([
    ['paper', 'title', 'kind', 'text', 'raised by', 'raised at', 'outcome', 'answer', 'closed by'],
    ...rows.map(({ paper, kind, text, raiser, raised, pill, answer, closed }) => [
      ...[paper.id, paper.title, kind, text, raiser, raised.iso],
      ...[pill.text, answer, closed?.by ?? ''],
    ]),
  ])
}
