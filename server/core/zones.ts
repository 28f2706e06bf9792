// Time zones to choose from, by continent and city as people look for them, under the names of today.
import { isZone } from './dates.ts'
import { line } from './form.ts'

/** Intl keeps the names with which it began, and the IANA database has others since: the first name of each pair is the older one. */
export const RENAMED = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
])

export const nameOfToday = (zone: string): string => RENAMED.get(zone) ?? zone

/** Every zone there is a name for; UTC is one that Intl leaves out. */
export const timeZones = (): string[] => [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(nameOfToday)]),
]

/** What a form takes as a zone: either of its names, of which today's is kept. */
export const zoneLine = line(60, 'Choose the time zone of the workshop.')
  .refine(isZone, 'This is not a time zone. Write one like Pacific/Honolulu.')
  .transform(nameOfToday)

/** An option of shared/_select; those of one group stand together. */
export type ZoneChoice = { value: string; label: string; group: string }

/** "America/Argentina/Buenos_Aires": Argentina, Buenos Aires, under America. */
function choiceOf(value: string): ZoneChoice {
  const [group = '', ...place] = value.replaceAll('_', ' ').split('/')
  return place.length > 0
    ? { value, label: place.join(', '), group }
    : { value, label: value, group: 'Everywhere' }
}

/** `standing`: a zone may be chosen by another of its names, which the list leaves out. */
export function zoneChoices(standing: unknown = ''): ZoneChoice[] {
  const names = timeZones()
  const more = typeof standing === 'string' && isZone(standing) && !names.includes(standing) ? [standing] : []
  return [...names, ...more]
    .map(choiceOf)
    .toSorted((a, b) => a.group.localeCompare(b.group) || a.label.localeCompare(b.label))
}
