// Instants in words. A deadline is the end of a half-open window, so its words name the last minute that counts.
import { counted } from './words.ts'

export const AOE = '-12:00'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const two = (n: number) => String(n).padStart(2, '0')
const weekdayOf = (day: { dayOfWeek: number }) => WEEKDAYS[day.dayOfWeek - 1]
const monthOf = (day: { month: number }) => MONTHS[day.month - 1] ?? ''

export const at = (instant: Temporal.Instant, zone: string) => instant.toZonedDateTimeISO(zone)

const dayOf = (day: Temporal.ZonedDateTime) => `${weekdayOf(day)} ${day.day} ${monthOf(day)} ${day.year}`

const clockOf = (time: Temporal.ZonedDateTime) => `${two(time.hour)}:${two(time.minute)}`

/** "Wed 31 May 2023" */
export const dayInWords = (instant: Temporal.Instant, zone: string) => dayOf(at(instant, zone))

/** "May 2023" */
export function monthInWords(instant: Temporal.Instant, zone: string): string {
  const day = at(instant, zone)
  return `${monthOf(day)} ${day.year}`
}

/** "31 May", "19 Jun" */
export function shortDay(instant: Temporal.Instant, zone: string): string {
  const day = at(instant, zone)
  return `${day.day} ${monthOf(day).slice(0, 3)}`
}

/** "23:59" */
export const clockTime = (instant: Temporal.Instant, zone: string) => clockOf(at(instant, zone))

const namings = new Map<string, Intl.DateTimeFormat>()

/** Kept, because to make one takes longer than all the rest of a letter. */
function namingIn(zone: string): Intl.DateTimeFormat {
  const known =
    namings.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
  namings.set(zone, known)
  return known
}

/** "HST", "UTC", "CEST"; "UTC+5:30" where a zone has no letters of its own. */
export function zoneName(instant: Temporal.Instant, zone: string): string {
  if (zone === AOE) return 'AoE'
  if (zone === 'UTC') return zone
  // "6/19/2023, HST": to ask for the parts takes twice as long.
  const [, name = zone] = namingIn(zone).format(instant.epochMilliseconds).split(', ')
  return name.replace('GMT', 'UTC')
}

/** "Wed 31 May 2023, 23:59 AoE" */
export function inWords(instant: Temporal.Instant, zone: string): string {
  const { day, clock } = partsOf(instant, zone)
  return `${day}, ${clock}`
}

function partsOf(instant: Temporal.Instant, zone: string) {
  const there = at(instant, zone)
  return { day: dayOf(there), clock: `${clockOf(there)} ${zoneName(instant, zone)}` }
}

/** The last minute of a window that ends, half open, at `until`. */
export const lastMinute = (until: Temporal.Instant) => until.subtract({ minutes: 1 })

/** What a template shows of one instant; it formats nothing itself. */
export type TimeShown = { iso: string; aoe: string; zoned: string; utc: string; day: string; clock: string }

export function shown(instant: Temporal.Instant, zone: string): TimeShown {
  const { day, clock } = partsOf(instant, zone)
  return {
    iso: instant.toString(),
    aoe: inWords(instant, AOE),
    zoned: `${day}, ${clock}`,
    utc: inWords(instant, 'UTC'),
    day,
    clock,
  }
}

/** A deadline in words; `iso` keeps the true end of the window, for countdowns. */
export const deadlineShown = (until: Temporal.Instant, zone: string): TimeShown => ({
  ...shown(lastMinute(until), zone),
  iso: until.toString(),
})

export type Countdown = { until: string; now: string; days: number; hours: number; minutes: number }

export function countdown(now: Temporal.Instant, until: Temporal.Instant): Countdown {
  const left = Math.max(0, Math.floor((until.epochMilliseconds - now.epochMilliseconds) / 60_000))
  return {
    until: until.toString(),
    now: now.toString(),
    days: Math.floor(left / 1440),
    hours: Math.floor((left % 1440) / 60),
    minutes: left % 60,
  }
}

/** "3 days", "5 hours", "12 minutes": the largest unit that is not zero. */
export function lengthInWords(from: Temporal.Instant, until: Temporal.Instant): string {
  const { days, hours, minutes } = countdown(from, until)
  const [n, unit] = days > 0 ? [days, 'day'] : hours > 0 ? [hours, 'hour'] : [minutes, 'minute']
  return counted(n, unit)
}

/** Later years are typing errors, and PostgreSQL reads no text with a year after 9999. */
const LAST_YEAR = 2999

/** What a person typed as a date or a minute of the zone: "2023-05-31", "2023/05/31 23:59", "2023-05-31T23:59". */
function plainMinute(text: string): { minute: Temporal.PlainDateTime; dateOnly: boolean } | null {
  const fit = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text.trim())
  if (!fit) return null
  const [, year, month, day, hour = '0', minute = '0'] = fit
  const parts = [year, month, day, hour, minute].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0] = parts
  if (y > LAST_YEAR) return null
  try {
    const fields = { year: y, month: mo, day: d, hour: h, minute: mi }
    return {
      minute: Temporal.PlainDateTime.from(fields, { overflow: 'reject' }),
      dateOnly: fit[4] === undefined,
    }
  } catch {
    return null
  }
}

/** The instant at which a window opens, or null where the text is no date. */
export function openingAt(text: string, zone: string): Temporal.Instant | null {
  return plainMinute(text)?.minute.toZonedDateTime(zone).toInstant() ?? null
}

/** The half-open end of a window whose last minute, or last day, was typed; null where the text is no date. */
export function closingAt(text: string, zone: string): Temporal.Instant | null {
  const typed = plainMinute(text)
  if (!typed) return null
  const after = typed.minute.add(typed.dateOnly ? { days: 1 } : { minutes: 1 })
  return after.toZonedDateTime(zone).toInstant()
}

/** The value of a datetime-local field. */
export const fieldValue = (instant: Temporal.Instant, zone: string): string =>
  at(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

export const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
