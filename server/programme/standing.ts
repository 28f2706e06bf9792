// What stands in a slot of the draft, as its form has it.
import type { Reading, Writing } from '../context.ts'
import { at } from '../core/dates.ts'
import { mustStandAsSeen } from '../core/fingerprint.ts'
import { findSlot } from './queries-draft.ts'

export const localTime = (instant: Temporal.Instant, zone: string) =>
  at(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** A slot as its form has it, so that fields which are not sent keep what they hold. */
export async function slotTyped(r: Reading, id: number) {
  const slot = await findSlot(r, id)
  const zone = r.workshop.time_zone
  const guests = slot.appearances.map(({ name, affiliation, title }) =>
    [name, affiliation, title].join(' | ').replace(/[ |]+$/, ''),
  )
  return {
    slot,
    typed: {
      title: slot.title,
      kind: slot.kind,
      starts: localTime(slot.starts_at, zone),
      ends: localTime(slot.ends_at, zone),
      paper: slot.paper_id,
      guests: guests.join('\n'),
    },
  }
}

/** Returns the slot, unless another chair has changed it since its page was opened. */
export async function slotAsSeen(w: Writing, id: number, seen: string, outcome?: string) {
  const { slot, typed } = await slotTyped(w, id)
  const { kind, paper, guests: speakers, ...rest } = typed
  const theirs = {
    ...rest,
    kind: kind.replaceAll('-', ' '),
    paper: paper ?? 'none',
    speakers: speakers || 'none',
  }
  mustStandAsSeen(seen, typed, 'this slot', theirs, outcome)
  return slot
}
