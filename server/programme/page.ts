// What the public pages of the programme show, in words: the plan of the day, the boards, the editions.
import type { Reading } from '../context.ts'
import {
  AOE,
  at,
  clockTime,
  dayInWords,
  lastMinute,
  shortDay,
  shown,
  type TimeShown,
  zoneName,
} from '../core/dates.ts'
import type { Pill } from '../core/pill.ts'
import type { SlotKind } from '../core/tables-programme.ts'
import { daysAreOpen, isLate } from '../policy/deadlines.ts'
import { mayPlan } from '../policy/people.ts'
import { yes } from '../policy/verdict.ts'
import { differences } from './differences.ts'
import { spanInWords } from './letters.ts'
import { type Plan, type PlanSlot, publicPlan } from './plan.ts'
import { allEditions, type PublicPaper, publicPapers, rowsOf } from './queries.ts'
import type { Guest } from './queries-draft.ts'

export type PaperShown = { id: number; title: string; authors: string }
export type PlanRow = {
  id: number
  look: string
  label: Pill | null
  /** `date` lets the browser mark a time that falls on another day for the visitor. */
  starts: { iso: string; clock: string; date: string }
  ends: { iso: string; clock: string }
  title: string
  note: string
  guests: Guest[]
  paper: PaperShown | null
}
export type PlanShown = {
  place: string
  zone: string
  days: { day: string; rows: PlanRow[] }[]
  boards: { number: number; paper: PaperShown }[]
}

const LOOKS: Record<SlotKind, string> = {
  remarks: 'brk',
  break: 'brk',
  awards: 'brk',
  session: 'k-sess',
  panel: 'k-sess',
  'contributed-talk': 'k-talk',
  'poster-session': 'k-post',
}

const labelOf = (kind: SlotKind): Pill | null => {
  if (kind === 'contributed-talk') return { text: 'Talk', tone: 'info' }
  return kind === 'poster-session' ? { text: 'Posters', tone: 'accent' } : null
}

const isOn = ({ starts_at, ends_at }: PlanSlot, now: Temporal.Instant) =>
  Temporal.Instant.compare(starts_at, now) <= 0 && Temporal.Instant.compare(now, ends_at) < 0

export const paperShown = ({ id, title, authors }: PublicPaper): PaperShown => ({
  id,
  title,
  authors: authors.map(({ name }) => name).join(', '),
})

/** What stands in a slot that waits for its papers. */
function noteOf({ deadlines }: Reading, plan: Plan, { kind, paper }: PlanSlot): string {
  const notification = deadlines.notification
  const comes = notification && !isLate(notification, deadlines.now)
  if (kind === 'poster-session') {
    const posters = plan.boards.length
    if (posters === 0) return 'Every accepted paper, on numbered boards.'
    return posters === 1 ? 'One poster.' : `${posters} posters on numbered boards.`
  }
  if (kind !== 'contributed-talk' || paper) return ''
  return comes ? `Announced on ${shortDay(lastMinute(notification.closesAt), AOE)}` : 'To be announced'
}

export function planShown(r: Reading, plan: Plan): PlanShown {
  const zone = r.workshop.time_zone
  const first = plan.slots[0]
  const rows = plan.slots.map((slot): [string, PlanRow] => [
    dayInWords(slot.starts_at, zone),
    rowOf(r, plan, slot),
  ])
  return {
    place: r.workshop.city || 'The workshop',
    zone: first ? zoneName(first.starts_at, zone) : '',
    days: [...Map.groupBy(rows, ([day]) => day)].map(([day, list]) => ({
      day,
      rows: list.map(([, row]) => row),
    })),
    boards: plan.boards.map(({ number, paper }) => ({ number, paper: paperShown(paper) })),
  }
}

function rowOf(r: Reading, plan: Plan, slot: PlanSlot): PlanRow {
  const zone = r.workshop.time_zone
  const clock = (instant: Temporal.Instant) => ({ iso: instant.toString(), clock: clockTime(instant, zone) })
  return {
    id: slot.id,
    look: LOOKS[slot.kind],
    label: isOn(slot, r.now) ? { text: 'On now', tone: 'ember' } : labelOf(slot.kind),
    starts: { ...clock(slot.starts_at), date: at(slot.starts_at, zone).toPlainDate().toString() },
    ends: clock(slot.ends_at),
    title: slot.title,
    note: noteOf(r, plan, slot),
    guests: slot.guests,
    paper: slot.paper && paperShown(slot.paper),
  }
}

export type EditionLine = { number: number; published: TimeShown; note: string; changes: string[] }
export type ProgrammePage = {
  plan: PlanShown
  edition: EditionLine | null
  /** The number of the latest edition when this is an earlier one. */
  replacedBy: number | null
  earlier: number[]
  tentative: boolean
  can: { plan: boolean }
}

export async function programmePage(r: Reading, number?: number): Promise<ProgrammePage> {
  const [plan, editions] = [await publicPlan(r, number), await editionLines(r)]
  const edition = editions.find((line) => line.number === plan.edition?.number) ?? null
  const latest = editions[0]?.number ?? null
  return {
    plan: planShown(r, plan),
    edition,
    replacedBy: edition && edition.number !== latest ? latest : null,
    earlier: editions.slice(1).map((line) => line.number),
    tentative: daysAreOpen(r.workshop, r.deadlines),
    can: { plan: yes(mayPlan(r.viewer)) },
  }
}

export type EditionsPage = { editions: EditionLine[] }
export const editionsPage = async (r: Reading): Promise<EditionsPage> => ({ editions: await editionLines(r) })

/** Newest first, each with what it changed; of papers that the public does not know nothing is said. */
async function editionLines(r: Reading): Promise<EditionLine[]> {
  const zone = r.workshop.time_zone
  const [editions, papers] = [await allEditions(r), await publicPapers(r)]
  const rows = await rowsOf(
    r,
    editions.map(({ number }) => number),
  )
  const titles = new Map(papers.map(({ id, title }) => [id, `“${title}”`]))
  const words = {
    time: (slot: Parameters<typeof spanInWords>[0]) => spanInWords(slot, zone),
    paper: (id: number) => titles.get(id) ?? null,
  }
  return editions.map(({ number, published_at, note }) => {
    const [before, after] = [rows.get(number - 1), rows.get(number)]
    return {
      number,
      note,
      published: shown(published_at, zone),
      changes: before && after ? differences(before, after, words) : [],
    }
  })
}
