// What stands in the settings, as their pages show it.
import { AOE } from '../core/dates.ts'
import type { StageName, Workshop } from '../core/tables.ts'

/** The zone in which a stage's dates are typed: deadlines anywhere on Earth, the workshop where it takes place. */
export const zoneOf = (name: StageName, workshopZone: string) => (name === 'workshop' ? workshopZone : AOE)

export const AUTHOR_FIELDS = ['author_limit', 'authors_freeze_at']
export const PDF_FIELDS = ['main_pages', 'paper_size', 'blocking_checks']

/** What these fields of a form hold now. */
export function standingIn(workshop: Workshop, fields: string[]): Record<string, unknown> {
  const standing = new Map<string, unknown>(Object.entries(workshop))
  return Object.fromEntries(fields.toSorted().map((name) => [name, standing.get(name)]))
}
