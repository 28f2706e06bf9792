// People: found by id or address. Lists of people are for chairs and stand with their roles.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { forget } from '../core/memo.ts'
import type { Chair, Person } from '../core/tables.ts'

/** The viewer's own row. */
export const findSelf = async ({ db, viewer }: Reading): Promise<Person> =>
  found(
    viewer.personId === null ? undefined : await db<Person>('people').where({ id: viewer.personId }).first(),
  )

/** By any address that is theirs now, confirmed accounts first. For signing in and for letters; never shown, for it would tell who has an account. */
export async function peopleByEmails(
  { db }: Pick<Reading, 'db'>,
  emails: string[],
): Promise<Map<string, Person>> {
  if (emails.length === 0) return new Map()
  const rows = await db<Person>('people')
    .join('addresses', 'addresses.person_id', 'people.id')
    .whereIn('addresses.email', emails)
    .where({ former: false })
    .distinctOn('addresses.email')
    .orderByRaw('addresses.email, confirmed_at is null')
    .select<(Person & { named: string })[]>('people.*', 'addresses.email as named')
  return new Map(rows.map(({ named, ...person }) => [named, person]))
}

export const personByEmail = async (r: Pick<Reading, 'db'>, email: string): Promise<Person | undefined> =>
  (await peopleByEmails(r, [email])).get(email)

export const holdPerson = async ({ db }: Writing, id: number): Promise<Person> =>
  found(await db<Person>('people').where({ id }).forUpdate().first())

export async function insertPerson(w: Writing, person: Partial<Person>): Promise<Person> {
  forget(w, 'people')
  const [row] = await w
    .db<Person>('people')
    .insert({ created_at: w.now, ...person })
    .returning('*')
  return found(row)
}

/** undefined when the address has an account, also one that was made just now in another transaction. */
export async function insertAccount(w: Writing, person: Partial<Person>): Promise<Person | undefined> {
  forget(w, 'people')
  const row = { created_at: w.now, ...person }
  const [made] = await w.db<Person>('people').insert(row).onConflict('email').ignore().returning('*')
  return made
}

export async function updatePerson(w: Writing, id: number, change: Partial<Person>): Promise<Person> {
  forget(w, 'people')
  const [row] = await w.db<Person>('people').where({ id }).update(change).returning('*')
  return found(row)
}

export const insertChair = ({ db, now }: Writing, personId: number, by: number | null) =>
  db<Chair>('chairs')
    .insert({ person_id: personId, appointed_at: now, appointed_by: by })
    .onConflict('person_id')
    .ignore()

/** The chairs whom a paper's news may reach: those without a conflict with it. */
export const chairsUnconflictedWith = ({ db }: Reading, paperId: number): Promise<Person[]> =>
  db<Person>('people')
    .whereIn('id', db('chairs').select('person_id'))
    .whereNotIn('id', db('conflicted').select('person_id').where({ paper_id: paperId }))
    .orderBy('id')

export async function countChairs({ db }: Pick<Reading, 'db'>): Promise<number> {
  const row = await db('chairs').count<{ count: number }[]>('*').first()
  return row?.count ?? 0
}

/** Author lists that name an address belong to the account whose owner has confirmed it; once for each paper. */
export const linkAuthorships = ({ db }: Writing, { id }: Pick<Person, 'id'>) =>
  db.raw(
    `update authorships set person_id = :id where id in (
       select distinct on (a.paper_id) a.id from authorships a
       where a.person_id is null and a.email in (select email from addresses where person_id = :id and not former)
         and not exists (select from authorships b where b.paper_id = a.paper_id and b.person_id = :id)
       order by a.paper_id, a.position)`,
    { id },
  )
