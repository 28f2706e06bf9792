// What the rehearsal says of itself: what it is, its moments, its people, and how to begin again.
import type { Reading } from '../context.ts'
import { fieldValue, inWords, zoneName } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { bounds } from './form.ts'
import type { PersonaKey, Rehearsal } from './types.ts'
import { momentsShown, personasShown } from './words.ts'

export function rehearsalPage(
  { workshop }: Reading,
  rehearsal: Rehearsal,
  persona: PersonaKey | null,
  entry: Fault | null = null,
) {
  const { time_zone: zone } = workshop
  const { now } = rehearsal.state()
  const { first, last } = bounds(rehearsal.moments)
  return {
    moments: momentsShown(rehearsal, zone),
    personas: personasShown(persona),
    clock: {
      value: fieldValue(now, zone),
      zone: zoneName(now, zone),
      from: inWords(first, zone),
      until: inWords(last, zone),
    },
    entry,
  }
}
