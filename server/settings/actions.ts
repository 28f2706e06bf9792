// What a chair changes about the workshop: its timeline, its site and rules.
import type { Writing } from '../context.ts'
import { AOE, inWords, lastMinute } from '../core/dates.ts'
import { mustStandAsSeen } from '../core/fingerprint.ts'
import { record } from '../core/journal.ts'
import type { Stage, Workshop } from '../core/tables.ts'
import { BLOCKABLE, labelOf } from '../files/checks.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { Site } from './form.ts'
import { findStages, holdWorkshop, keepClocks, replaceStages, updateWorkshop } from './queries.ts'
import { AUTHOR_FIELDS, PDF_FIELDS, standingIn, zoneOf } from './standing.ts'

const datesInWords = (stages: Stage[], workshopZone: string) =>
  Object.fromEntries(
    stages.map(({ name, closes_at }) => [name, inWords(lastMinute(closes_at), zoneOf(name, workshopZone))]),
  )

const dated = (stages: Stage[]) =>
  Object.fromEntries(
    stages.map(({ name, opens_at, closes_at }) => [
      name,
      [opens_at?.toString() ?? null, closes_at.toString()],
    ]),
  )

/** Returns what stood before. */
export async function setTimeline(w: Writing, stages: Stage[], seen = ''): Promise<Stage[]> {
  must(mayConfigure(w.viewer))
  const { time_zone } = await holdWorkshop(w)
  const before = await findStages(w)
  mustStandAsSeen(seen, before, 'the timeline', datesInWords(before, time_zone))
  await replaceStages(w, stages)
  await record(w, 'timeline.set', { details: { before: dated(before), after: dated(stages) } })
  return before
}

type Standing = Record<string, unknown>
/** Of two versions of the site, what the first says otherwise. */
const differing = (one: Standing, other: Standing): Standing =>
  Object.fromEntries(Object.entries(one).filter(([name, value]) => other[name] !== value))

export async function setSite(w: Writing, site: Site, seen = ''): Promise<void> {
  must(mayConfigure(w.viewer))
  const workshop = await holdWorkshop(w)
  const before = standingIn(workshop, Object.keys(site))
  mustStandAsSeen(seen, before, 'the site', differing(before, site))
  await updateWorkshop(w, site)
  if (workshop.time_zone !== site.time_zone)
    await keepClocks(w, { from: workshop.time_zone, to: site.time_zone })
  const fields = Object.keys(differing({ ...site }, before))
  await record(w, 'site.set', { subject: site.name, details: { fields } })
}

export async function setAuthorRules(
  w: Writing,
  rules: Pick<Workshop, 'author_limit' | 'authors_freeze_at'>,
  seen = '',
): Promise<void> {
  must(mayConfigure(w.viewer))
  const workshop = await holdWorkshop(w)
  const { author_limit, authors_freeze_at } = workshop
  mustStandAsSeen(seen, standingIn(workshop, AUTHOR_FIELDS), 'the rules of author lists', {
    author_limit,
    authors_freeze: authors_freeze_at ? inWords(lastMinute(authors_freeze_at), AOE) : 'with the papers',
  })
  await updateWorkshop(w, rules)
  const freeze = rules.authors_freeze_at?.toString() ?? null
  await record(w, 'author-rules.set', { details: { limit: rules.author_limit, freeze } })
}

type PdfChecks = Pick<Workshop, 'main_pages' | 'paper_size' | 'blocking_checks'>

export async function setPdfChecks(w: Writing, checks: PdfChecks, seen = ''): Promise<void> {
  must(mayConfigure(w.viewer))
  const workshop = await holdWorkshop(w)
  const { main_pages, paper_size, blocking_checks } = workshop
  const stopping = BLOCKABLE.filter((check) => blocking_checks.includes(check))
  mustStandAsSeen(seen, standingIn(workshop, PDF_FIELDS), 'the checks of PDFs', {
    main_pages: main_pages ?? 'any length',
    paper_size,
    blocking_checks: stopping.map(labelOf).join(', ') || 'none',
  })
  await updateWorkshop(w, checks)
  await record(w, 'pdf-checks.set', { details: checks })
}
