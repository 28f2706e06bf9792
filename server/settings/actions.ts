// What a chair changes about the workshop: its timeline, its site and rules.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import type { Stage, Workshop } from '../core/tables.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { findStages, replaceStages, updateWorkshop } from './queries.ts'

const dated = (stages: Stage[]) =>
  Object.fromEntries(
    stages.map(({ name, opens_at, closes_at }) => [
      name,
      [opens_at?.toString() ?? null, closes_at.toString()],
    ]),
  )

export async function setTimeline(w: Writing, stages: Stage[]): Promise<void> {
  must(mayConfigure(w.viewer))
  const before = await findStages(w)
  await replaceStages(w, stages)
  await record(w, 'timeline.set', { details: { before: dated(before), after: dated(stages) } })
}

export async function setSite(w: Writing, site: Partial<Workshop>): Promise<void> {
  must(mayConfigure(w.viewer))
  await updateWorkshop(w, site)
  await record(w, 'site.set', { subject: site.name ?? '', details: { fields: Object.keys(site) } })
}

export async function setAuthorRules(
  w: Writing,
  rules: Pick<Workshop, 'author_limit' | 'authors_freeze_at'>,
): Promise<void> {
  must(mayConfigure(w.viewer))
  await updateWorkshop(w, rules)
  const freeze = rules.authors_freeze_at?.toString() ?? null
  await record(w, 'author-rules.set', { details: { limit: rules.author_limit, freeze } })
}

type PdfChecks = Pick<Workshop, 'main_pages' | 'paper_size' | 'blocking_checks'>

export async function setPdfChecks(w: Writing, checks: PdfChecks): Promise<void> {
  must(mayConfigure(w.viewer))
  await updateWorkshop(w, checks)
  await record(w, 'pdf-checks.set', { details: checks })
}
