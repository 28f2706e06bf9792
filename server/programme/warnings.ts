// What a chair should look at before publishing; none of it stops the publication.
import type { Slot } from '../core/tables-programme.ts'
import { overlap } from './clashes.ts'

export type PlannedPaper = {
  id: number
  talk: boolean
  accepted: boolean
  announced: boolean
  presenter: string | null
  absent: ReadonlySet<number>
}
type Draft = {
  slots: Pick<Slot, 'id' | 'kind' | 'title' | 'starts_at' | 'ends_at' | 'paper_id'>[]
  boards: { number: number; paper_id: number | null }[]
  boardCount: number
}

export function warningsFor(draft: Draft, papers: PlannedPaper[]): string[] {
  return [
    ...papers.filter(({ accepted }) => !accepted).map(notAccepted),
    ...papers.filter(({ accepted }) => accepted).flatMap((paper) => warningsOf(draft, paper)),
    ...tooManyPosters(draft, papers),
  ]
}

type Planned = Pick<Slot, 'title' | 'starts_at' | 'ends_at'>
/** A year or a month was mistyped, or the workshop itself moved after it was planned. `days`: from midnight to midnight. */
export function onOtherDays(
  slots: Planned[],
  days: { from: Temporal.Instant; until: Temporal.Instant },
  dayOf: (slot: Planned) => string,
): string[] {
  const { compare } = Temporal.Instant
  const isWithin = ({ starts_at, ends_at }: Planned) =>
    compare(days.from, starts_at) <= 0 && compare(ends_at, days.until) <= 0
  return slots
    .filter((slot) => !isWithin(slot))
    .map((slot) => `“${slot.title}” on ${dayOf(slot)} is outside of the days of the workshop.`)
}

const notAccepted = ({ id }: PlannedPaper) =>
  `Paper ${id} has a place but is no longer accepted. The public does not see it; give its place away.`

function warningsOf(draft: Draft, paper: PlannedPaper): string[] {
  const slot = draft.slots.find(({ paper_id }) => paper_id === paper.id)
  const board = draft.boards.find(({ paper_id }) => paper_id === paper.id)
  const sessions = draft.slots.filter(({ kind }) => kind === 'poster-session')
  const away = sessions.length > 0 && sessions.every(({ id }) => paper.absent.has(id))
  const both = slot && sessions.find((session) => overlap(session, slot))
  const isDemoted = slot !== undefined && !paper.talk
  return [
    ...(paper.talk && !slot ? [`Paper ${paper.id} is a talk and has no slot.`] : []),
    ...(isDemoted ? [`Paper ${paper.id} stands in “${slot.title}” but is not accepted as a talk.`] : []),
    ...(board ? [] : [`Paper ${paper.id} has no board.`]),
    ...(slot && paper.absent.has(slot.id)
      ? [`The presenter of paper ${paper.id} cannot attend “${slot.title}”.`]
      : []),
    ...(board && away
      ? [`The presenter of paper ${paper.id}, board ${board.number}, cannot attend the poster session.`]
      : []),
    ...(both ? [`Paper ${paper.id} is presented in “${slot.title}” while “${both.title}” runs.`] : []),
    ...((slot || board) && !paper.announced
      ? [
          `The authors of paper ${paper.id} have not had their letter, so the public does not see its place yet.`,
        ]
      : []),
  ]
}

function tooManyPosters({ boardCount }: Draft, papers: PlannedPaper[]): string[] {
  const posters = papers.filter(({ accepted }) => accepted).length
  return posters > boardCount ? [`There are ${posters} posters for ${boardCount} boards.`] : []
}
