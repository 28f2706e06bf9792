// What a change of one slot means beyond it: its times, the talk that stood there, the rest of the day.
import type { Writing } from '../context.ts'
import type { Problems } from '../core/form.ts'
import type { Slot } from '../core/tables-programme.ts'
import { following, leavingItsDay } from './following.ts'
import type { SlotEntry } from './form.ts'
import * as draft from './queries-draft.ts'

type Hidden = { taken: boolean; paper_id: number | null }
export const isHidden = (slot: Hidden | null) => slot?.taken === true && slot.paper_id === null

/** In the night in which clocks go forward, an hour is missing; who types a time of it has taken another day for it. */
export function spanOf(
  { starts, ends }: SlotEntry,
  zone: string,
): { starts_at: Temporal.Instant; ends_at: Temporal.Instant; problems: Problems | null } {
  const [begun, over] = [starts.toZonedDateTime(zone), ends.toZonedDateTime(zone)]
  const span = { starts_at: begun.toInstant(), ends_at: over.toInstant(), problems: null }
  const missing = 'There is no such time: the clocks go forward then. Check the day.'
  if (!begun.toPlainDateTime().equals(starts)) return { ...span, problems: { starts: missing } }
  if (!over.toPlainDateTime().equals(ends)) return { ...span, problems: { ends: missing } }
  return span
}

/** Who stood in the wanted slot goes to the one that becomes free, unless nobody presents it. */
export async function changedPlaces(w: Writing, slot: Slot, paper: number): Promise<Map<number, number>> {
  const free = (await draft.draftSlots(w)).find(({ id, paper_id }) => paper_id === paper && id !== slot.id)
  const places = new Map([[slot.id, paper]])
  if (!free || slot.paper_id === null) return places
  const said = await draft.presentationOf(w, slot.paper_id)
  return said?.attendance === 'nobody' ? places : places.set(free.id, slot.paper_id)
}

/** Why not, in words; the rest of the day moves as a whole or not at all. */
export async function moveFollowing(
  w: Writing,
  slot: draft.DraftSlot,
  by: Temporal.Duration,
): Promise<string | null> {
  const zone = w.workshop.time_zone
  const rest = following(await draft.draftSlots(w), slot, zone)
  const late = leavingItsDay(rest, by, zone)
  if (late) return `“${late.title}” would begin on another day. Move it by hand first.`
  const ids = rest.map(({ id }) => id)
  await draft.moveSlots(w, ids, by)
  return null
}

export function hiddenProblem(old: draft.DraftSlot | null, { kind, paper }: SlotEntry): Problems | null {
  if (paper !== null)
    return { paper: 'This slot is taken by a paper that is hidden from you. Choose another slot.' }
  return kind === old?.kind
    ? null
    : { kind: 'This slot is taken by a paper that is hidden from you, so it stays a talk.' }
}

export async function talkProblem(
  w: Writing,
  old: draft.DraftSlot | null,
  { paper }: SlotEntry,
): Promise<Problems | null> {
  if (paper === null || paper === old?.paper_id) return null
  const talks = (await draft.candidates(w)).filter(({ accepted, outcome }) => accepted && outcome === 'talk')
  return talks.some(({ id }) => id === paper) ? null : { paper: 'Choose a paper that is accepted as a talk.' }
}
