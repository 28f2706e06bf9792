// The plan as a calendar: one event for each slot, the same one in every edition.
import { createHash } from 'node:crypto'
import type { Reading } from '../context.ts'
import { type CalendarEvent, calendar } from '../core/calendar.ts'
import { to } from '../paths.ts'
import { daysAreOpen } from '../policy/deadlines.ts'
import { type Plan, type PlanSlot, publicPlan } from './plan.ts'
import { droppedSlots } from './queries.ts'

const hostOf = (r: Reading) => new URL(r.siteUrl).hostname

export type Feed = { body: string; tag: string }

export async function programmeCalendar(r: Reading): Promise<Feed> {
  const plan = await publicPlan(r)
  const dropped = plan.edition ? await droppedSlots(r, plan.edition.number) : []
  const ending = dropped.map(({ slot_id, appearances, ...slot }): PlanSlot => {
    return { ...slot, id: slot_id, guests: appearances, paper: null }
  })
  const { name, time_zone: zone } = r.workshop
  const events = [
    ...plan.slots.map((slot) => eventOf(r, plan, slot)),
    ...ending.map((slot) => ({ ...eventOf(r, plan, slot), cancelled: true })),
  ]
  const body = calendar({ name, zone, url: r.siteUrl + to.programme() }, events)
  return { body, tag: tagOf(plan.edition?.number ?? 0, body) }
}

/** Names the edition, and what of it the public may know at the moment. */
export const tagOf = (edition: number, body: string) =>
  `edition-${edition}-${createHash('sha256').update(body).digest('hex').slice(0, 16)}`

function eventOf(r: Reading, plan: Plan, slot: PlanSlot): CalendarEvent {
  const { workshop } = r
  return {
    uid: `slot-${slot.id}@${hostOf(r)}`,
    sequence: plan.edition?.number ?? 0,
    stamp: plan.edition?.published_at ?? workshop.created_at,
    from: slot.starts_at,
    until: slot.ends_at,
    title: slot.paper ? `${slot.title}: ${slot.paper.title}` : slot.title,
    text: descriptionOf(plan, slot),
    place: [workshop.city, workshop.region].filter(Boolean).join(', '),
    url: r.siteUrl + (slot.paper ? to.paper(slot.paper) : to.programme()),
    cancelled: false,
    tentative: daysAreOpen(workshop, r.deadlines),
  }
}

const namesOf = (authors: { name: string }[]) => authors.map(({ name }) => name).join(', ')

function descriptionOf({ boards }: Plan, { kind, paper, guests }: PlanSlot): string {
  const posters = boards.map(
    (board) => `Board ${board.number}: ${board.paper.title} (${namesOf(board.paper.authors)})`,
  )
  return [
    ...(paper ? [namesOf(paper.authors)] : []),
    ...guests.map(({ name, affiliation, title }) =>
      [[name, affiliation].filter(Boolean).join(', '), title].filter(Boolean).join(': '),
    ),
    ...(kind === 'poster-session' ? posters : []),
  ].join('\n')
}
