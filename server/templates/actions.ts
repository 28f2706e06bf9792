// What can happen to the text of a letter: a chair changes it, or takes the text of the house back.
import type { Writing } from '../context.ts'
import { Stale } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Template } from '../core/letter-fields.ts'
import { titleOf } from '../mail/kind.ts'
import { kindNamed } from '../mail/letters.ts'
import { mayWriteTemplates } from '../policy/letters.ts'
import { must } from '../policy/verdict.ts'
import { faultsOf } from './faults.ts'
import { holdNewest, insertVersion } from './queries.ts'

type Typed = Template & { version: number }

export async function changeTemplate(w: Writing, name: string, typed: Typed): Promise<Fault | null> {
  must(mayWriteTemplates(w.viewer))
  const kind = kindNamed(name)
  const { subject, body, version } = typed
  const newest = await holdNewest(w, kind.view)
  const standing = { subject: newest?.subject ?? kind.house.subject, body: newest?.body ?? kind.house.body }
  if (standing.subject === subject && standing.body === body) return null
  if (version !== (newest?.id ?? 0))
    throw new Stale(
      'Another chair changed this letter while you were writing. Nothing is lost: both texts stand here.',
      standing,
      { version: newest?.id ?? 0 },
    )
  const problems = faultsOf(kind, { subject, body })
  if (Object.keys(problems).length > 0) return fault(problems, typed)
  await insertVersion(w, kind.view, { subject, body })
  await record(w, 'letter-template.changed', { subject: titleOf(kind.view), details: { subject, body } })
  return null
}

export async function takeHouseText(w: Writing, name: string): Promise<void> {
  must(mayWriteTemplates(w.viewer))
  const { view } = kindNamed(name)
  const newest = await holdNewest(w, view)
  if (!newest || newest.body === null) return
  await insertVersion(w, view, null)
  await record(w, 'letter-template.reset', { subject: titleOf(view) })
}
