// The chair's draft: the plan of the day, the boards, what to look at, and what has changed since the last edition.
import type { Reading } from '../context.ts'
import { at, clockTime, dayInWords, lastMinute } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { daysAreOpen } from '../policy/deadlines.ts'
import { mayPlan } from '../policy/people.ts'
import { mayPublishProgramme } from '../policy/programme.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { differences } from './differences.ts'
import { filling } from './filling.ts'
import { overlapping } from './following.ts'
import { KIND_WORDS } from './form.ts'
import { spanInWords } from './letters.ts'
import { latestEdition, rowsOf } from './queries.ts'
import {
  type Candidate,
  candidates,
  type DraftBoard,
  type DraftSlot,
  draftBoards,
  draftSlots,
} from './queries-draft.ts'
import { onOtherDays, warningsFor } from './warnings.ts'

export type Choice = { value: number; label: string }
export type DraftRow = {
  id: number
  day: string
  when: string
  kind: string
  title: string
  isTalk: boolean
  paper: { id: number; title: string } | null
  /** A paper stands here that is hidden from this chair. */
  hidden: boolean
  guests: string
}
export type PosterRow = {
  id: number
  title: string
  outcome: string
  presenter: string | null
  attendance: string | null
  absent: string[]
  note: string
  board: number | null
}
export type DraftPage = {
  slots: DraftRow[]
  talks: Choice[]
  papers: Choice[]
  posters: PosterRow[]
  boards: { count: number; used: number; hidden: number[]; limit: string }
  warnings: string[]
  /** What the fill action would do now. */
  wouldPlace: { talks: number; posters: number }
  unplaced: { id: number; because: string }[]
  latest: number | null
  changes: string[]
  can: { publish: boolean; because: string | null }
  entry: Fault | null
}

export const isHidden = ({ taken, paper_id }: DraftSlot) => taken && paper_id === null
export const choice = ({ id, title }: Pick<Candidate, 'id' | 'title'>): Choice => ({
  value: id,
  label: `${id}: ${title}`,
})

export async function draftPage(r: Reading, entry: Fault | null = null): Promise<DraftPage> {
  must(mayPlan(r.viewer))
  const [slots, boards, papers, would, edition] = [
    await draftSlots(r),
    await draftBoards(r),
    await candidates(r),
    await filling(r),
    await latestEdition(r),
  ]
  const accepted = papers.filter((paper) => paper.accepted)
  const publish = mayPublishProgramme(r.viewer, { slots: slots.length })
  const boardOf = new Map(boards.map(({ number, paper_id }) => [paper_id, number]))
  return {
    slots: slots.map((slot) => rowOf(r, slot, papers)),
    talks: accepted.filter(({ outcome }) => outcome === 'talk').map(choice),
    papers: accepted.map(choice),
    posters: papers.map((paper) => posterOf(paper, slots, boardOf)),
    boards: { ...boardCounts(boards), count: r.workshop.boards, limit: r.workshop.board_limit },
    warnings: warningsOf(r, slots, boards, papers),
    wouldPlace: would.counts,
    unplaced: would.unplaced.map(({ paperId, because }) => ({ id: paperId, because })),
    latest: edition?.number ?? null,
    changes: edition ? await changesSince(r, edition.number, slots, boards) : [],
    can: { publish: yes(publish), because: because(publish) },
    entry,
  }
}

function rowOf({ workshop }: Reading, slot: DraftSlot, papers: Candidate[]): DraftRow {
  const paper = papers.find(({ id }) => id === slot.paper_id)
  return {
    id: slot.id,
    day: dayInWords(slot.starts_at, workshop.time_zone),
    when: `${clockTime(slot.starts_at, workshop.time_zone)} to ${clockTime(slot.ends_at, workshop.time_zone)}`,
    kind: KIND_WORDS[slot.kind],
    title: slot.title,
    isTalk: slot.kind === 'contributed-talk',
    paper: paper ? { id: paper.id, title: paper.title } : null,
    hidden: isHidden(slot),
    guests: slot.appearances.map(({ name }) => name).join(', '),
  }
}

const posterOf = (paper: Candidate, slots: DraftSlot[], boardOf: Map<number | null, number>): PosterRow => ({
  id: paper.id,
  title: paper.title,
  outcome: paper.accepted ? (paper.outcome ?? '') : 'no longer accepted',
  presenter: paper.presenter,
  attendance: paper.attendance,
  absent:
    paper.attendance === 'nobody'
      ? ['Nobody can come']
      : slots.filter(({ id }) => paper.absent.includes(id)).map(({ title }) => title),
  note: paper.note,
  board: boardOf.get(paper.id) ?? null,
})

const boardCounts = (boards: DraftBoard[]) => ({
  used: boards.length,
  hidden: boards.filter(({ paper_id }) => paper_id === null).map(({ number }) => number),
})

function elsewhen({ deadlines, workshop: { time_zone } }: Reading, slots: DraftSlot[]): string[] {
  const { opensAt, closesAt } = deadlines.workshop ?? {}
  if (!opensAt || !closesAt) return []
  const last = at(lastMinute(closesAt), time_zone).startOfDay()
  const days = {
    from: at(opensAt, time_zone).startOfDay().toInstant(),
    until: last.add({ days: 1 }).toInstant(),
  }
  return onOtherDays(slots, days, ({ starts_at }) => dayInWords(starts_at, time_zone))
}

const STILL_OPEN =
  'The site says that the days are to be confirmed. Untick that in the settings of the site once they are.'

const warningsOf = (r: Reading, slots: DraftSlot[], boards: DraftBoard[], papers: Candidate[]) => [
  ...elsewhen(r, slots),
  ...overlapping(slots),
  ...(daysAreOpen(r.workshop, r.deadlines) ? [STILL_OPEN] : []),
  ...warningsFor(
    { slots, boards, boardCount: r.workshop.boards },
    papers.map((paper) => ({ ...paper, talk: paper.outcome === 'talk', absent: new Set(paper.absent) })),
  ),
]

/** A place that hides its paper from this chair is left out on both sides. */
async function changesSince(
  r: Reading,
  number: number,
  slots: DraftSlot[],
  boards: DraftBoard[],
): Promise<string[]> {
  const before = (await rowsOf(r, [number])).get(number) ?? { slots: [], boards: [] }
  const after = {
    slots: slots.map(({ id, ...slot }) => ({ ...slot, slot_id: id })),
    boards: boards.flatMap(({ number: board, paper_id }) =>
      paper_id === null ? [] : [{ number: board, paper_id }],
    ),
  }
  const { conflicted } = r.viewer
  return differences(before, after, {
    time: (slot) => spanInWords(slot, r.workshop.time_zone),
    paper: (id) => (conflicted.has(id) ? null : `paper ${id}`),
  })
}
