// The course of the workshop: its phases, and one honest sentence on where it stands.
import type { Reading } from '../context.ts'
import { AOE, dayInWords, lastMinute, lengthInWords, shortDay } from '../core/dates.ts'
import { STAGES, type StageName } from '../core/tables.ts'
import { capital } from '../core/words.ts'
import { stageNow } from '../policy/deadlines.ts'
import { stageInWords } from '../policy/timeline.ts'
import { beginning } from './charts.ts'
import { type Arrivals, hasStopped, untilLast } from './pace.ts'

export type Phase = { label: string; date: string; state: 'done' | 'now' | 'next'; part: number }

export function phasesOf({ deadlines, workshop }: Reading): Phase[] {
  const now = stageNow(deadlines)
  return STAGES.flatMap((name): Phase[] => {
    const window = deadlines[name]
    if (!window) return []
    const zone = name === 'workshop' ? workshop.time_zone : AOE
    const state = window.over ? 'done' : name === now ? 'now' : 'next'
    const part = window.opensAt ? share(window.opensAt, window.closesAt, deadlines.now) : 0
    return [{ label: headingOf(name), date: shortDay(lastMinute(window.closesAt), zone), state, part }]
  })
}

/** How far `now` has come between two instants, 0 to 100. */
function share(from: Temporal.Instant, until: Temporal.Instant, now: Temporal.Instant): number {
  const whole = until.epochMilliseconds - from.epochMilliseconds
  const done = now.epochMilliseconds - from.epochMilliseconds
  return Math.min(100, Math.max(0, (100 * done) / whole))
}

export const headingOf = (name: StageName | null) =>
  name === null ? 'The workshop is over' : name === 'workshop' ? 'Workshop' : capital(stageInWords(name))

function stageSentence({ deadlines, now }: Reading): string {
  const stage = stageNow(deadlines)
  const window = stage ? deadlines[stage] : undefined
  if (!stage || !window) return 'Every stage of the timeline is over.'
  const begun = !window.opensAt || Temporal.Instant.compare(now, window.opensAt) >= 0
  const [word, until] = begun ? ['ends', window.closesAt] : ['begins', window.opensAt ?? window.closesAt]
  return `${capital(word)} in ${lengthInWords(now, until)}.`
}

/** Reviews are spoken of from the first until decisions are due; later nobody waits for them. */
function paceSentence({ deadlines: { review, decision }, now }: Reading, arrivals: Arrivals): string {
  const [first] = arrivals.arrived
  if (first === undefined || !review || decision?.over) return ''
  if (arrivals.arrived.length === arrivals.places) return ' All reviews are in.'
  if (hasStopped(arrivals, now.epochMilliseconds)) return ' No review has come in for two days.'
  const left = untilLast(arrivals, beginning(first, review), now.epochMilliseconds)
  if (left === null) return ''
  const last = dayInWords(now.add({ milliseconds: Math.floor(left) }), AOE)
  return ` At the pace of the last two days, all reviews arrive by ${last}.`
}

export const sentenceOf = (r: Reading, arrivals: Arrivals) => stageSentence(r) + paceSentence(r, arrivals)
