// All SQL of the search for leaks: which numbers there are, who there is, and what the last search found.
import type { Reading } from '../context.ts'
import type { Db } from '../core/db.ts'
import type { LeakSearch } from '../core/tables.ts'

export const keysIn = async (db: Db, table: string, column: string): Promise<string[]> =>
  (await db(table).pluck(column)).map(String)

/** One person for each kind of relation to the workshop, and a second where there is one. */
export async function everyKindOfPerson({
  db,
}: Pick<Reading, 'db'>): Promise<{ id: number; kind: string }[]> {
  const { rows } = await db.raw<{ rows: { id: number; kind: string }[] }>(
    `select id, kind from (
       select p.id, k.kind, row_number() over (partition by k.kind order by p.id) as place
       from people p cross join lateral (select concat_ws(', ',
         case when exists (select from chairs c where c.person_id = p.id) then 'chair' end,
         case when exists (select from authorships a where a.person_id = p.id) then 'author' end,
         case when exists (select from reviewers r where r.person_id = p.id and r.left_at is null) then 'reviewer' end,
         case when exists (select from reviews v where v.person_id = p.id and v.submitted_at is not null)
           then 'has reviewed' end,
         case when exists (select from conflicted c where c.person_id = p.id) then 'in conflict' end,
         case when p.confirmed_at is null then 'not confirmed' end) as kind) k) people
     where place <= case when kind like 'chair%' then 20 else 2 end order by id`,
  )
  return rows
}

export const insertSearch = (db: Db, { leaks, ...search }: Omit<LeakSearch, 'id'>) =>
  db('leak_searches').insert({ ...search, leaks: JSON.stringify(leaks) })

export const lastSearch = ({ db }: Reading): Promise<LeakSearch | undefined> =>
  db<LeakSearch>('leak_searches').orderBy('id', 'desc').first()
