// What the setup page shows: the form, and what the example's dates mean today.
import type { Reading } from '../context.ts'
import { AOE, dayInWords, lastMinute, openingAt, shown } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import { RENAMED, type ZoneChoice, zoneChoices } from '../core/zones.ts'
import { findToken } from '../people/tokens.ts'
import { daysToToday, shiftStages } from '../settings/proposal.ts'
import { example } from './example.ts'
import type { SetupForm } from './form.ts'

export type SetupPage = {
  token: string
  example: {
    name: string
    deadline: string
    passed: boolean
    shiftedOpens: string
    shiftedDeadline: string
    shiftedDay: string
  }
  zones: ZoneChoice[]
  /** Today's names of zones by their older ones, as JSON: browsers may go by those. */
  renamed: string
  entry: Fault | null
}

export async function setupPage(r: Reading, token: string, entry: Fault | null = null): Promise<SetupPage> {
  const known = await findToken(r, 'setup', token)
  if (!known || r.isSetUp) throw new NotFound()
  const shifted = shiftStages(example.stages, daysToToday(example.stages, r.now))
  const stage = (stages: typeof shifted, name: string) =>
    stages.find((one) => one.name === name)?.closes_at ?? r.now
  const deadline = stage(example.stages, 'submission')
  return {
    token,
    example: {
      name: example.workshop.name,
      deadline: shown(lastMinute(deadline), AOE).zoned,
      passed: Temporal.Instant.compare(deadline, r.now) < 0,
      shiftedOpens: dayInWords(r.now, AOE),
      shiftedDeadline: shown(lastMinute(stage(shifted, 'submission')), AOE).zoned,
      shiftedDay: dayInWords(stage(shifted, 'workshop'), example.workshop.time_zone),
    },
    zones: zoneChoices(entry?.typed.time_zone),
    renamed: JSON.stringify(Object.fromEntries(RENAMED)),
    entry,
  }
}

/** What the first chair is told: whether papers can come in already. */
export function setUpWords(form: SetupForm, now: Temporal.Instant): string {
  if (form.workshop === 'example' && form.timeline === 'keep')
    return 'Your workshop is set up, with the dates of the example. Check the timeline first.'
  const opens = form.workshop === 'blank' && form.opens ? openingAt(form.opens, AOE) : null
  return opens && Temporal.Instant.compare(now, opens) < 0
    ? `Your workshop is set up. Submissions open on ${dayInWords(opens, AOE)}: write the call before then.`
    : 'Your workshop is set up, and papers can be submitted from now on. Check the timeline and the call.'
}
