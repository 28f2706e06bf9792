// The SQL of the public site: the people on it, and the news.
import type { Reading } from '../context.ts'
import type { FeaturedPerson } from '../core/tables.ts'

/** Speakers, panelists and organizers, by importance and then by name. */
export const featuredPeople = ({ db }: Reading): Promise<FeaturedPerson[]> =>
  db<FeaturedPerson>('featured_people').orderBy([
    { column: 'importance' },
    { column: 'name' },
    { column: 'id' },
  ])
