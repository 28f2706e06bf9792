// Who presents what, where and when, with what has been handed in: for badges, boards and whoever the conference asks to be named.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { at, clockTime } from '../core/dates.ts'
import { authorsOf } from '../papers/queries.ts'
import { mayPlan } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { type Candidate, candidates, draftBoards, draftSlots, handedIn } from './queries-draft.ts'

const HEADER = [
  'paper',
  'title',
  'accepted as',
  'presenter',
  'email',
  'affiliation',
  'takes part',
  'authors',
  'slot',
  'day',
  'from',
  'until',
  'board',
  'final version',
  'poster',
  'slides',
]

const TAKES_PART: Record<NonNullable<Candidate['attendance']>, string> = {
  'in-person': 'in person',
  remote: 'remote',
  nobody: 'nobody comes',
}

/** The draft as it is now. Nobody has said who presents: the first author can be written to, and the cell stays empty. */
export async function presentersCsv(r: Reading): Promise<string> {
  must(mayPlan(r.viewer))
  const papers = (await candidates(r)).filter(({ accepted }) => accepted)
  const ids = papers.map(({ id }) => id)
  const [slots, boards, authors, files] = await Promise.all([
    draftSlots(r),
    draftBoards(r),
    authorsOf(r, ids),
    handedIn(r, ids),
  ])
  const zone = r.workshop.time_zone
  const rows = papers.map(({ id, title, outcome, presenter, attendance }) => {
    const lines = authors.get(id) ?? []
    const named = lines.find(({ name }) => name === presenter)
    const slot = slots.find(({ paper_id }) => paper_id === id)
    const has = (kind: string) => (files.get(id)?.has(kind) ? 'yes' : 'no')
    return [
      ...[id, title, outcome, presenter, named?.email ?? '', named?.affiliation ?? ''],
      attendance ? TAKES_PART[attendance] : '',
      lines.map(({ name }) => name).join('; '),
      slot?.title ?? '',
      slot ? at(slot.starts_at, zone).toPlainDate().toString() : '',
      slot ? clockTime(slot.starts_at, zone) : '',
      slot ? clockTime(slot.ends_at, zone) : '',
      boards.find(({ paper_id }) => paper_id === id)?.number ?? '',
      ...['camera-ready', 'poster', 'slides'].map(has),
    ]
  })
  return csv([HEADER, ...rows])
}
