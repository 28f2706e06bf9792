// The public dates, all read from the one timeline: what lies behind, what comes next, and how long it takes.
import type { Reading } from '../context.ts'
import {
  AOE,
  type Countdown,
  clockTime,
  countdown,
  dayInWords,
  deadlineShown,
  lastMinute,
  shown,
  type TimeShown,
  zoneName,
} from '../core/dates.ts'
import type { Deadlines } from '../policy/deadlines.ts'

export type PublicDate = {
  key: string
  label: string
  /** What the countdown says before this date comes. */
  ahead: string
  at: Temporal.Instant
  /** Ends a window, so its words name the minute before. */
  deadline: boolean
  /** The zone in which its day is meant. */
  zone: string
}

/** The dates an author or visitor needs, in order; the inner work of reviewing is not among them. */
export function publicDates({ deadlines, workshop }: Pick<Reading, 'deadlines' | 'workshop'>): PublicDate[] {
  const { submission, notification, camera_ready: cameraReady, workshop: day } = deadlines
  const ends = (
    key: string,
    label: string,
    ahead: string,
    closesAt: Temporal.Instant | undefined,
  ): PublicDate[] => (closesAt ? [{ key, label, ahead, at: closesAt, deadline: true, zone: AOE }] : [])
  const starts = (
    key: string,
    label: string,
    ahead: string,
    opensAt: Temporal.Instant | null | undefined,
    zone: string,
  ): PublicDate[] => (opensAt ? [{ key, label, ahead, at: opensAt, deadline: false, zone }] : [])
  const dates = [
    ...starts('opening', 'Submissions open', 'Submissions open in', submission?.opensAt, AOE),
    ...ends('submission', 'Submissions close', 'Submissions close in', submission?.closesAt),
    ...ends('notification', 'Notification', 'Decisions are announced within', notification?.closesAt),
    ...ends('camera-ready', 'Camera-ready', 'Camera-ready versions are due in', cameraReady?.closesAt),
    ...starts(
      'workshop',
      'Workshop',
      'The workshop begins in',
      day?.opensAt ?? day?.closesAt,
      workshop.time_zone,
    ),
  ]
  return dates.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** Officially: the grace behind a deadline is shown nowhere. */
const isPast = ({ at }: PublicDate, now: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0

export const timeOf = ({ at: instant, deadline }: PublicDate, zone: string): TimeShown =>
  deadline ? deadlineShown(instant, zone) : shown(instant, zone)

const momentOf = ({ at: instant, deadline }: PublicDate) => (deadline ? lastMinute(instant) : instant)

/** "Wed 31 May 2023", in the zone in which the date is meant. */
export const dayInItsZone = (date: PublicDate) => dayInWords(momentOf(date), date.zone)

export type DateLine = { label: string; day: string; time: TimeShown; state: 'past' | 'on' | '' }
export type DatesShown = { lines: DateLine[]; note: string }

/** Day and month of each date; the clock too where the deadlines do not all fall on the last minute of a day. */
export function datesShown(r: Reading): DatesShown {
  const dates = publicDates(r)
  const next = dates.find((date) => !isPast(date, r.now))
  const usual = dates
    .filter(({ deadline }) => deadline)
    .every((date) => clockTime(momentOf(date), AOE) === '23:59')
  const lines = dates.map((date): DateLine => {
    const state = date === next ? 'on' : isPast(date, r.now) ? 'past' : ''
    return { label: labelOf(date), day: dayOf(date, usual), time: timeOf(date, r.workshop.time_zone), state }
  })
  return { lines, note: usual ? 'deadlines at 23:59 AoE' : '' }
}

const labelOf = ({ key, label, at: instant, zone }: PublicDate) =>
  key === 'workshop' ? `${label} (${zoneName(instant, zone)})` : label

function dayOf(date: PublicDate, usual: boolean): string {
  const moment = momentOf(date)
  const [, ...day] = dayInItsZone(date).split(' ')
  const words = day.join(' ')
  return usual || !date.deadline ? words : `${words}, ${clockTime(moment, AOE)} AoE`
}

export type Band = {
  label: string
  countdown: Countdown
  what: string
  aoe: string
  iso: string
  deadline: boolean
  place: string
  local: string
} | null

/**
 * The next date: the opening, then the deadline, then what follows it; null when everything is over. `announced`: papers
 * stand on the page, so that nobody waits for the decisions any more.
 */
export function band(r: Reading, announced: boolean): Band {
  const isAwaited = (date: PublicDate) => !isPast(date, r.now) && !(announced && date.key === 'notification')
  const next = publicDates(r).find(isAwaited)
  if (!next) return null
  const time = timeOf(next, r.workshop.time_zone)
  return {
    label: next.ahead,
    countdown: countdown(r.now, next.at),
    what: next.key === 'submission' ? 'Deadline' : next.label,
    aoe: time.aoe,
    iso: time.iso,
    deadline: next.deadline,
    place: r.workshop.city || r.workshop.time_zone,
    // The year stands in the deadline beside it.
    local: time.zoned.replace(/ \d{4},/, ','),
  }
}

/** "Saturday 29 July 2023": the day or days of the workshop itself. */
export function workshopDay({ deadlines, workshop }: Pick<Reading, 'deadlines' | 'workshop'>): string {
  const { workshop: day } = deadlines
  if (!day) return ''
  const zone = workshop.time_zone
  const [first, last] = [
    dayInWords(day.opensAt ?? day.closesAt, zone),
    dayInWords(lastMinute(day.closesAt), zone),
  ]
  return first === last ? first : `${first} to ${last}`
}

/** "from 08:45 to 18:00 HST" */
export function workshopHours({ deadlines, workshop }: Pick<Reading, 'deadlines' | 'workshop'>): string {
  const { workshop: day } = deadlines
  if (!day?.opensAt) return ''
  const zone = workshop.time_zone
  return `from ${clockTime(day.opensAt, zone)} to ${clockTime(day.closesAt, zone)} ${zoneName(day.opensAt, zone)}`
}

/** Whether a paper can be submitted officially, without the grace. */
export const isCallOpen = ({ submission, now }: Deadlines): boolean =>
  submission?.open === true && Temporal.Instant.compare(now, submission.closesAt) < 0
