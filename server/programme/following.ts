// What comes after a slot on its day, and where it goes when that slot takes longer, ends earlier or is removed. Pure.
import { at } from '../core/dates.ts'
import type { Slot } from '../core/tables-programme.ts'
import { overlap } from './clashes.ts'

type Span = Pick<Slot, 'starts_at' | 'ends_at'>
type Planned = Span & Pick<Slot, 'id' | 'title' | 'kind'>

const { compare } = Temporal.Instant
const dayOf = (instant: Temporal.Instant, zone: string) => at(instant, zone).toPlainDate()

/** Slots of the same day that begin when this one has ended. */
export const following = <T extends Planned>(slots: T[], slot: Planned, zone: string): T[] =>
  slots.filter(
    (other) =>
      other.id !== slot.id &&
      compare(slot.ends_at, other.starts_at) <= 0 &&
      dayOf(other.starts_at, zone).equals(dayOf(slot.starts_at, zone)),
  )

/** The first of them that would begin on another day. */
export const leavingItsDay = <T extends Planned>(
  slots: T[],
  by: Temporal.Duration,
  zone: string,
): T | undefined =>
  slots.find(({ starts_at }) => !dayOf(starts_at.add(by), zone).equals(dayOf(starts_at, zone)))

/** Where one more slot may begin: after the last of them, as long as the last of its kind. */
export function nextSpan(slots: Planned[], opensAt: Temporal.Instant | null): Span | null {
  const last = slots.toSorted((a, b) => compare(a.ends_at, b.ends_at)).at(-1)
  const starts_at = last?.ends_at ?? opensAt
  if (!starts_at) return null
  const talk = slots.findLast(({ kind }) => kind === 'contributed-talk')
  const minutes = talk ? talk.starts_at.until(talk.ends_at).total('minutes') : USUAL_MINUTES
  return { starts_at, ends_at: starts_at.add({ minutes }) }
}
const USUAL_MINUTES = 15

/** Where there is one room, one of two was lengthened or moved alone. Posters may hang beside anything. */
export function overlapping(slots: Planned[]): string[] {
  const heard = slots.filter(({ kind }) => kind !== 'poster-session')
  return heard.flatMap((slot, index) =>
    heard
      .slice(index + 1)
      .filter((later) => overlap(slot, later))
      .map((later) => `“${slot.title}” and “${later.title}” overlap.`),
  )
}
