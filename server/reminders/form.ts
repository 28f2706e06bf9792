// The rules of reminders as a chair types them.
import { z } from 'zod'
import { type Entry, fault, reader, ticked, whole } from '../core/form.ts'
import type { ReminderRule } from '../core/tables-reviewing.ts'

const HOURS = 'Enter a whole number of hours from 0 to 1000.'

const rule = z.object({
  hours: whole(0, 1000, HOURS),
  when: z.enum(['before', 'after'], 'Say before or after.'),
  active: ticked,
})
const readShape = reader(z.object({ rules: z.record(z.string().regex(/^\d{1,9}$/), rule) }))

export type RuleTyped = { id: number; hours: number; active: boolean }

/** Hours count from when reviews are due, those before it are negative. Two for the same people at the same hour would be one. */
export function readRules(body: unknown, rules: ReminderRule[]): Entry<RuleTyped[]> {
  const entry = readShape(body)
  if (!entry.ok) return entry
  const seen = new Set<string>()
  const problems: Record<string, string> = {}
  const typed = rules.map(({ id, audience, ...kept }) => {
    const said = entry.value.rules[id]
    const hours = said ? hoursOf(said) : kept.hours
    const place = `${audience} ${hours}`
    if (seen.has(place)) problems[`rules[${id}][hours]`] = 'Another reminder goes out at this hour already.'
    seen.add(place)
    return { id, hours, active: said?.active ?? kept.active }
  })
  return Object.keys(problems).length > 0 ? fault(problems, body) : { ok: true, value: typed }
}

const hoursOf = ({ hours, when }: z.infer<typeof rule>) => (when === 'before' && hours > 0 ? -hours : hours)
