// What the journal keeps beside a line, as a person reads it: the CSV has it as it was written.
import { shown } from '../core/dates.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/

const named = (key: string) =>
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()

/** To the second as well, for the day on which somebody asks. */
const instantInWords = (iso: string, zone: string) =>
  `${shown(Temporal.Instant.from(iso), zone).zoned} (${iso})`

function inWords(value: unknown, zone: string): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return INSTANT.test(value) ? instantInWords(value, zone) : value
  if (Array.isArray(value)) return value.map((one) => inWords(one, zone)).join(', ') || 'none'
  if (typeof value !== 'object') return String(value)
  return (
    Object.entries(value)
      .map(([key, one]) => `${named(key)}: ${inWords(one, zone)}`)
      .join('; ') || 'none'
  )
}

export const detailsShown = (details: Record<string, unknown>, zone: string): [string, string][] =>
  Object.entries(details).map(([key, value]) => [named(key), inWords(value, zone)])
