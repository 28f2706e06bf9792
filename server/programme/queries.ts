// The SQL of what was published: numbered editions, and the papers that the public knows.
import type { Reading, Writing } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { found } from '../core/errors.ts'
import type { Paper } from '../core/tables.ts'
import type { Edition, EditionBoard, EditionSlot } from '../core/tables-programme.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { announced, inReview } from '../policy/sql.ts'

export type PublicPaper = Pick<Paper, 'id' | 'title'> & {
  outcome: Outcome
  announced_at: Temporal.Instant
  authors: { name: string; affiliation: string }[]
}

/** SQL twin of isPublic in policy/papers.ts: accepted, its authors' letters dispatched, not withdrawn. */
const PUBLIC = `${announced('k')} and ${inReview('p')}`

export async function publicPapers({ db }: Pick<Reading, 'db'>): Promise<PublicPaper[]> {
  const { rows } = await db.raw<{ rows: PublicPaper[] }>(
    `select p.id, p.title, k.outcome, k.dispatched_at as announced_at,
       coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'affiliation', a.affiliation) order by a.position)
         from authorships a where a.paper_id = p.id), '[]') as authors
     from known_decisions k join papers p on p.id = k.paper_id
     where ${PUBLIC}
     order by p.id`,
  )
  return rows
}

export const allEditions = ({ db }: Pick<Reading, 'db'>): Promise<Edition[]> =>
  db<Edition>('editions').orderBy('number', 'desc')

export const findEdition = async ({ db }: Pick<Reading, 'db'>, number: number): Promise<Edition> =>
  found(await db<Edition>('editions').where({ number }).first())

export const latestEdition = ({ db }: Pick<Reading, 'db'>): Promise<Edition | undefined> =>
  db<Edition>('editions').orderBy('number', 'desc').first()

/** Rows as they were copied; whoever shows them joins only papers that the reader may know. */
export type EditionRows = { slots: EditionSlot[]; boards: EditionBoard[] }

export async function rowsOf(
  { db }: Pick<Reading, 'db'>,
  numbers: number[],
): Promise<Map<number, EditionRows>> {
  const [slots, boards] = [
    await db<EditionSlot>('edition_slots').whereIn('edition', numbers).orderBy(['starts_at', 'slot_id']),
    await db<EditionBoard>('edition_boards').whereIn('edition', numbers).orderBy('number'),
  ]
  const of = (edition: number) => ({
    slots: slots.filter((slot) => slot.edition === edition),
    boards: boards.filter((board) => board.edition === edition),
  })
  return new Map(numbers.map((number) => [number, of(number)]))
}

/** Slots that an earlier edition had and the latest has no more, as they last stood; calendars must cancel them. */
export const droppedSlots = ({ db }: Pick<Reading, 'db'>, latest: number): Promise<EditionSlot[]> =>
  db<EditionSlot>('edition_slots')
    .distinctOn('slot_id')
    .whereNotIn('slot_id', db('edition_slots').select('slot_id').where({ edition: latest }))
    .orderBy([{ column: 'slot_id' }, { column: 'edition', order: 'desc' }])

/** Copies the whole draft, so that later changes of it leave the edition as it was. */
export async function insertEdition(
  { db, now, viewer }: Writing,
  number: number,
  note: string,
): Promise<Edition> {
  const [edition] = await db<Edition>('editions')
    .insert({ number, published_at: now, published_by: viewer.personId ?? undefined, note })
    .returning('*')
  await db.raw(
    `insert into edition_slots (edition, slot_id, starts_at, ends_at, kind, title, paper_id, appearances)
     select ?, s.id, s.starts_at, s.ends_at, s.kind, s.title, s.paper_id,
       coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'affiliation', a.affiliation, 'title', a.title)
         order by a.position) from appearances a where a.slot_id = s.id), '[]')
     from slots s`,
    [number],
  )
  await db.raw(
    'insert into edition_boards (edition, number, paper_id) select ?, number, paper_id from boards',
    [number],
  )
  return found(edition)
}

export type Place = { slot: { title: string; when: TimeShown } | null; board: number | null }

/** Where the latest edition puts the papers that the public knows. */
export async function publicPlaces({ db, workshop }: Reading): Promise<Map<number, Place>> {
  const { rows } = await db.raw<{
    rows: { id: number; title: string | null; starts_at: Temporal.Instant; board: number | null }[]
  }>(
    `select p.id, s.title, s.starts_at, b.number as board
     from known_decisions k join papers p on p.id = k.paper_id
     left join edition_slots s on s.paper_id = p.id and s.edition = (select max(number) from editions) and k.outcome = 'talk'
     left join edition_boards b on b.paper_id = p.id and b.edition = (select max(number) from editions)
     where ${PUBLIC} and (s.slot_id is not null or b.number is not null)`,
  )
  const slotOf = ({ title, starts_at }: (typeof rows)[number]) =>
    title === null ? null : { title, when: shown(starts_at, workshop.time_zone) }
  return new Map(rows.map((row) => [row.id, { slot: slotOf(row), board: row.board }]))
}

export const placeOf = async (r: Reading, paperId: number): Promise<Place | null> =>
  (await publicPlaces(r)).get(paperId) ?? null
