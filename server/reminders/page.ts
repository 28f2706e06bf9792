// What chairs see of reminders: the rules, the next that will go out and to how many, and who is waited for.
import type { Reading } from '../context.ts'
import { deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { ReminderAudience } from '../core/tables-reviewing.ts'
import { to } from '../paths.ts'
import { mayRemind } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { type Awaited, awaitedReviewers, comingReminders, listRules } from './queries-reviews.ts'

export type Upcoming = { audience: ReminderAudience; time: TimeShown; reviewers: number }

type RuleShown = {
  id: number
  audience: ReminderAudience
  hours: number
  when: 'before' | 'after'
  active: boolean
  time: TimeShown | null
  state: 'to come' | 'past' | 'off' | 'closed by then'
}

export type RemindersPage = {
  due: TimeShown | null
  rules: RuleShown[]
  next: Upcoming | null
  awaited: (Awaited & { href: string })[]
  entry: Fault | null
}

const instantOf = ({ deadlines: { review } }: Reading, hours: number) => review?.closesAt.add({ hours })

const isAhead = ({ now }: Reading, instant: Temporal.Instant) => Temporal.Instant.compare(now, instant) < 0

/** Reviewers hear nothing of a date after which they can send nothing. */
const isShut = ({ deadlines: { review } }: Reading, audience: ReminderAudience, hours: number) =>
  audience === 'reviewers' && hours >= 0 && review?.hard === true

async function shownRules(r: Reading): Promise<RuleShown[]> {
  const rules = await listRules(r)
  return rules
    .toSorted((a, b) => a.hours - b.hours || a.id - b.id)
    .map(({ id, audience, hours, active }) => {
      const instant = instantOf(r, hours)
      const ahead = instant !== undefined && isAhead(r, instant)
      return {
        id,
        audience,
        hours: Math.abs(hours),
        when: hours < 0 ? 'before' : 'after',
        active,
        time: instant ? shown(instant, r.workshop.time_zone) : null,
        state: !active ? 'off' : isShut(r, audience, hours) ? 'closed by then' : ahead ? 'to come' : 'past',
      }
    })
}

/** For the chair's dashboard: reminders are seen before they go out. */
export async function upcomingReminders(r: Reading): Promise<Upcoming[]> {
  const rows = await comingReminders(r)
  return rows.map(({ audience, at, reviewers }) => ({
    ...{ audience, reviewers },
    time: shown(at, r.workshop.time_zone),
  }))
}

export async function remindersPage(r: Reading, entry: Fault | null = null): Promise<RemindersPage> {
  must(mayRemind(r.viewer))
  const [rules, awaited, coming] = await Promise.all([
    shownRules(r),
    awaitedReviewers(r),
    upcomingReminders(r),
  ])
  const closes = r.deadlines.review?.closesAt
  return {
    due: closes ? deadlineShown(closes, r.workshop.time_zone) : null,
    rules,
    next: coming[0] ?? null,
    awaited: awaited.map((one) => ({ ...one, href: to.reviewer(one) })),
    entry,
  }
}
