// What a person may ask of the rehearsal: another moment or instant, another person.
import { z } from 'zod'
import { openingAt } from '../core/dates.ts'
import { type Entry, fault, reader } from '../core/form.ts'
import { MOMENT_KEYS, type Moment, type MomentKey } from './moments.ts'
import { PERSONA_KEYS } from './types.ts'

const turn = reader(
  z.object({
    stage: z.enum(MOMENT_KEYS, 'Choose one of the moments.').optional(),
    instant: z.string().trim().default(''),
  }),
)

/** How long after its last moment the world is still worth a look. */
const AFTERWARDS = { hours: 60 * 24 }

export function bounds(moments: Moment[]) {
  const instants = moments.map(({ at }) => at).toSorted(Temporal.Instant.compare)
  const [first, last] = [instants[0], instants.at(-1)]
  if (!first || !last) throw new Error('A rehearsal has moments.')
  return { first, last: last.add(AFTERWARDS) }
}

/** A minute of the workshop's zone, as the field sends it, or an instant with its offset, as a program writes it. */
function instantOf(text: string, zone: string): Temporal.Instant | null {
  const minute = openingAt(text, zone)
  if (minute) return minute
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}

export function readTurn(
  body: unknown,
  moments: Moment[],
  zone: string,
): Entry<MomentKey | Temporal.Instant> {
  const entry = turn(body)
  if (!entry.ok) return entry
  const { stage, instant: text } = entry.value
  // Not every world has all of them: one of thousands begins late, and a workshop may do without a stage.
  if (stage)
    return moments.some(({ key }) => key === stage)
      ? { ok: true, value: stage }
      : fault({ stage: 'This rehearsal has no such moment. Choose one of its own.' }, body)
  const instant = instantOf(text, zone)
  if (!instant) return fault({ instant: 'Enter a date and a time, like 2023-06-01 01:00.' }, body)
  const { first, last } = bounds(moments)
  const isWithin =
    Temporal.Instant.compare(first, instant) <= 0 && Temporal.Instant.compare(instant, last) <= 0
  return isWithin
    ? { ok: true, value: instant }
    : fault(
        { instant: 'The world does not reach that far. Choose an instant between its first and its last.' },
        body,
      )
}

export const readPersona = reader(z.object({ persona: z.enum(PERSONA_KEYS, 'Choose one of the people.') }))
