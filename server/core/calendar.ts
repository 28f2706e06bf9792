// iCalendar files: events in one zone, with the definition of that zone, so that no program has to guess it.
import ical, { ICalEventStatus } from 'ical-generator'
import { zoneName } from './dates.ts'

export type CalendarEvent = {
  uid: string
  sequence: number
  stamp: Temporal.Instant
  from: Temporal.Instant
  until: Temporal.Instant
  title: string
  text: string
  place: string
  url: string
  cancelled: boolean
  tentative: boolean
}

export function calendar(of: { name: string; zone: string; url: string }, events: CalendarEvent[]): string {
  const instants = events.flatMap(({ from, until }) => [from, until]).toSorted(Temporal.Instant.compare)
  const [first, last] = [instants[0], instants.at(-1)]
  const generator = (zone: string) => (first && last ? zoneDefinition(zone, first, last) : null)
  const made = ical({
    name: of.name,
    url: of.url,
    prodId: { company: 'Rostrum', product: 'programme', language: 'EN' },
    // Named only by the events: a calendar's own zone would take the stamps out of UTC.
    timezone: { name: null, generator },
    ttl: 60 * 60,
  })
  for (const event of events) made.createEvent(inZone(event, of.zone))
  return made.toString()
}

function inZone(
  { uid, sequence, stamp, from, until, title, text, place, url, ...is }: CalendarEvent,
  zone: string,
) {
  const status = is.cancelled
    ? ICalEventStatus.CANCELLED
    : is.tentative
      ? ICalEventStatus.TENTATIVE
      : ICalEventStatus.CONFIRMED
  return {
    id: uid,
    sequence,
    stamp,
    start: from.toZonedDateTimeISO(zone),
    end: until.toZonedDateTimeISO(zone),
    timezone: zone,
    summary: title,
    description: text || null,
    location: place || null,
    url,
    status,
  }
}

/** Every change of the clocks from the last one before the first event to the last event. */
function zoneDefinition(zone: string, first: Temporal.Instant, last: Temporal.Instant): string {
  const onsets: Temporal.ZonedDateTime[] = []
  const start = first.toZonedDateTimeISO(zone)
  let onset = start.getTimeZoneTransition('previous')
  while (onset && Temporal.Instant.compare(onset.toInstant(), last) <= 0) {
    onsets.push(onset)
    onset = onset.getTimeZoneTransition('next')
  }
  // A zone without rules has had its offset for ever.
  const parts =
    onsets.length > 0
      ? onsets.map((one) => observance(one, first))
      : [part(start.with({ year: 1970 }), start.offset, 'STANDARD', zoneName(first, zone))]
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n')
}

/** Summer time is what the next change takes back. */
function observance(onset: Temporal.ZonedDateTime, first: Temporal.Instant): string[] {
  const before = onset.subtract({ nanoseconds: 1 })
  const undone = onset.getTimeZoneTransition('next')?.offset === before.offset
  const isSummer = undone && onset.offsetNanoseconds > before.offsetNanoseconds
  // Letters of today: those of a change long ago are seldom known.
  const at = Temporal.Instant.compare(onset.toInstant(), first) < 0 ? first : onset.toInstant()
  const name = zoneName(at, onset.timeZoneId)
  return part(onset, before.offset, isSummer ? 'DAYLIGHT' : 'STANDARD', name)
}

/** The onset is written in the local time that ended with it. */
function part(
  onset: Temporal.ZonedDateTime,
  from: string,
  kind: 'STANDARD' | 'DAYLIGHT',
  name: string,
): string[] {
  const local = onset
    .toInstant()
    .toZonedDateTimeISO(from)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
  const bare = (offset: string) => offset.replaceAll(':', '')
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local.replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${bare(from)}`,
    `TZOFFSETTO:${bare(onset.offset)}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ]
}
