// The SQL of the people on the public site, as chairs change them.
import type { Writing } from '../context.ts'
import type { FeaturedPerson } from '../core/tables.ts'
import { featuredPeople } from '../home/queries.ts'

export async function holdFeatured(w: Writing): Promise<FeaturedPerson[]> {
  await w.db('workshop').forUpdate().first('name')
  return featuredPeople(w)
}

export async function writeFeatured(w: Writing, people: FeaturedPerson[]): Promise<void> {
  await w.db.raw(
    `update featured_people
        set kind = typed.kind, name = typed.name, affiliation = typed.affiliation, link = typed.link,
            importance = typed.importance
       from jsonb_to_recordset(:rows) as typed
            (id bigint, kind text, name text, affiliation text, link text, importance integer)
      where featured_people.id = typed.id`,
    { rows: JSON.stringify(people) },
  )
}

export async function insertFeatured(w: Writing, people: Omit<FeaturedPerson, 'id'>[]): Promise<void> {
  if (people.length > 0) await w.db('featured_people').insert(people)
}

export const deleteFeatured = (w: Writing, ids: number[]): PromiseLike<unknown> =>
  w.db('featured_people').whereIn('id', ids).delete()
