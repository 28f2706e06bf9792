// The bar over every page of a rehearsal: the virtual instant, where one can jump to, and as whom one can look.
import type { Request } from 'express'
import { AOE, at, clockTime, shortDay, shown } from '../core/dates.ts'
import type { Frame } from '../core/render.ts'
import type { PersonaKey, Rehearsal } from './types.ts'
import { momentsShown, personasShown } from './words.ts'

declare module 'express-session' {
  interface SessionData {
    /** As whom one looks, since one chose it in the bar. */
    persona: PersonaKey
  }
}

type ShellOf = (req: Request, frame: Frame, status: number) => Promise<object>

/** The shell of every page, with the bar. */
export const withBar =
  (rehearsal: Rehearsal, shellOf: ShellOf): ShellOf =>
  async (req, frame, status) => ({
    ...(await shellOf(req, frame, status)),
    rehearsal: barOf(req, rehearsal),
  })

/** On a phone there is no room for the year. */
function dayAndTime(now: Temporal.Instant, zone: string) {
  const { day, clock } = shown(now, zone)
  const place = day.lastIndexOf(' ')
  return { day: day.slice(0, place), year: day.slice(place), clock }
}

/** "01:00 AoE", and the day where it is another one than in the zone of the workshop. */
function aoeBeside(now: Temporal.Instant, zone: string): string {
  const sameDay = at(now, zone).toPlainDate().equals(at(now, AOE).toPlainDate())
  return `${clockTime(now, AOE)} AoE${sameDay ? '' : `, ${shortDay(now, AOE)}`}`
}

/** Whoever signed in by hand is no persona. */
export const personaOf = (req: Request): PersonaKey | null =>
  req.reading.viewer.personId ? (req.session.persona ?? null) : 'visitor'

function barOf(req: Request, rehearsal: Rehearsal) {
  const { now } = rehearsal.state()
  const { time_zone: zone } = req.reading.workshop
  const moments = momentsShown(rehearsal, zone)
  const personas = personasShown(personaOf(req))
  return {
    turning: null,
    now: { iso: now.toString(), zone, ...dayAndTime(now, zone), aoe: aoeBeside(now, zone) },
    moment: moments.find(({ state }) => state === 'now')?.label ?? '',
    moments,
    persona: personas.find(({ current }) => current)?.label ?? req.reading.viewer.name,
    personas,
  }
}
