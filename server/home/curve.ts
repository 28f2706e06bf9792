// The calendar as a picture: which dates go onto it, and its two widths. A training run under a motto of four parts, else a plain line.
import type { Reading } from '../context.ts'
import { lossCurve } from '../core/charts.ts'
import { AOE, clockTime, lastMinute, shortDay } from '../core/dates.ts'
import { type PublicDate, publicDates } from './dates.ts'

/** `smoothed`: how far the smoothed line goes. */
export type Curve = {
  wide: string
  narrow: string
  plain: boolean
  smoothed: 'not yet' | 'up to today' | 'whole'
}

const BEFORE = { hours: 24 * 60 }

/** null while the timeline lacks a deadline or a day of the workshop. */
export function curve(r: Reading): Curve | null {
  const dates = publicDates(r)
  const deadline = dates.find(({ key }) => key === 'submission')
  const day = dates.find(({ key }) => key === 'workshop')
  if (!deadline || !day || Temporal.Instant.compare(deadline.at, day.at) >= 0) return null
  const from = dates.find(({ key }) => key === 'opening')?.at ?? deadline.at.subtract(BEFORE)
  const [begun, over] = [from, day.at].map((at) => Temporal.Instant.compare(at, r.now) <= 0)
  const motto = mottoIn(r.workshop.motto)
  const plain = motto.length !== 4
  const calendar = {
    plain,
    from,
    until: day.at,
    deadline: deadline.at,
    events: dates.filter(({ key }) => key !== 'opening').map(marked),
    today: begun ? r.now : null,
    motto,
  }
  return {
    wide: lossCurve({ ...calendar, narrow: false }),
    narrow: lossCurve({ ...calendar, narrow: true }),
    plain,
    smoothed: over ? 'whole' : begun ? 'up to today' : 'not yet',
  }
}

function marked({ key, at, label, deadline, zone }: PublicDate) {
  const moment = deadline ? lastMinute(at) : at
  const day = shortDay(moment, zone)
  return { at, label, date: key === 'submission' ? `${day}, ${clockTime(moment, AOE)} AoE` : day }
}

/** "Code it, run it" as the words on the curve: "code it,", "run it." */
function mottoIn(motto: string): string[] {
  const parts = motto
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.map(
    (part, i) => `${part.charAt(0).toLowerCase()}${part.slice(1)}${i < parts.length - 1 ? ',' : '.'}`,
  )
}
