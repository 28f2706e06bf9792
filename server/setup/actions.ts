// Setting up: the first chair's account and the workshop, in one transaction.
import type { Writing } from '../context.ts'
import { AOE, at, closingAt, openingAt } from '../core/dates.ts'
import { Refused } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import type { Person } from '../core/tables.ts'
import { insertChair, insertPerson } from '../people/queries.ts'
import { spendToken } from '../people/tokens.ts'
import { hashPassword } from '../sessions/passport.ts'
import { daysToToday, proposeStages, shiftStages } from '../settings/proposal.ts'
import { example } from './example.ts'
import type { BlankForm, SetupForm } from './form.ts'
import { insertWorkshop, type WorkshopPlan } from './queries.ts'

/** Open to whoever holds the one-time link; the token is used up with it. */
export async function setUp(w: Writing, token: string, form: SetupForm): Promise<Person> {
  const spent = await spendToken(w, 'setup', token)
  if (!spent)
    throw new Refused('This link was used already or has expired. Start Rostrum again for a new one.')
  const chair = await insertPerson(w, {
    name: form.name,
    email: form.email,
    affiliation: form.affiliation,
    password_hash: await hashPassword(form.password),
    confirmed_at: w.now,
  })
  await insertChair(w, chair.id, null)
  const plan =
    form.workshop === 'example' ? examplePlan(w.now, form.timeline === 'shift') : blankPlan(w.now, form)
  await insertWorkshop(w, plan, chair.id)
  const writer = { ...w, viewer: { ...w.viewer, personId: chair.id } }
  await record(writer, 'workshop.set-up', { subject: plan.workshop.name, details: { from: form.workshop } })
  return chair
}

function examplePlan(now: Temporal.Instant, shift: boolean): WorkshopPlan {
  if (!shift) return example
  const days = daysToToday(example.stages, now)
  const slots = example.slots.map((slot) => ({
    ...slot,
    starts_at: slot.starts_at.add({ hours: 24 * days }),
    ends_at: slot.ends_at.add({ hours: 24 * days }),
  }))
  return { ...example, stages: shiftStages(example.stages, days), slots }
}

const must = (instant: Temporal.Instant | null) => {
  if (!instant) throw new Refused('A date of the workshop cannot be read.')
  return instant
}

function blankPlan(now: Temporal.Instant, form: BlankForm): WorkshopPlan {
  const { time_zone } = form
  const stages = proposeStages({
    opens: form.opens ? must(openingAt(form.opens, AOE)) : at(now, AOE).startOfDay().toInstant(),
    submission: must(closingAt(form.submission, AOE)),
    notification: must(closingAt(form.notification, AOE)),
    cameraReady: must(closingAt(form.camera_ready, AOE)),
    workshopFrom: must(openingAt(`${form.workshop_day} 09:00`, time_zone)),
    workshopUntil: must(openingAt(`${form.workshop_day} 18:00`, time_zone)),
  })
  const workshop = { name: form.workshop_name, short_name: form.short_name, host: form.host, time_zone }
  return { workshop, stages, topics: [], people: [], slots: [] }
}
