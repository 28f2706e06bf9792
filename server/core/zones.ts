// Time zones to choose from, by continent and city as people look for them.
import { timeZones } from './dates.ts'

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
export function zoneChoices(standing?: string): ZoneChoice[] {
  const names = timeZones()
  const all = standing && !names.includes(standing) ? [...names, standing] : names
  return all
    .map(choiceOf)
    .toSorted((a, b) => a.group.localeCompare(b.group) || a.label.localeCompare(b.label))
}
