// The outbox: letters and batches for chairs, and the one letter that a worker posts.
import type { Reading, Writing } from '../context.ts'
import type { Tx } from '../core/db.ts'
import { found } from '../core/errors.ts'
import type { Template } from '../core/letter-fields.ts'
import { containing } from '../core/search.ts'
import type { Batch, LetterRow } from '../core/tables-mail.ts'
import { holdPerson } from '../people/queries.ts'
import { ownId } from '../policy/viewer.ts'
import type { Look, State } from './form.ts'

const STATE = `case when l.sent_at is not null then 'sent' when l.kept_at is not null then 'kept'
  when l.failed_at is not null then 'failed' when b.discarded_at is not null then 'discarded'
  when l.batch_id is not null and b.dispatched_at is null then 'held' else 'queued' end`

const PAPERS =
  'array(select p.paper_id::int from letter_papers p where p.letter_id = l.id order by p.paper_id)'

/** SQL twin of maySeeLetter; test/policy/twins-mail.test.ts keeps the two in step. */
const SEEN = `(not exists (select from letter_papers p where p.letter_id = l.id)
  or exists (select from letter_papers p where p.letter_id = l.id and p.paper_id <> all(?)))`

export type LetterHead = Pick<
  LetterRow,
  'id' | 'batch_id' | 'view' | 'to_name' | 'to_email' | 'subject' | 'written_at' | 'failure'
> & { state: State }
export type SeenLetter = LetterRow & { state: State; papers: number[] }

function visible({ db, viewer }: Reading) {
  return db('letters as l')
    .leftJoin('batches as b', 'b.id', 'l.batch_id')
    .whereRaw(viewer.isChair ? SEEN : 'false', viewer.isChair ? [[...viewer.conflicted]] : [])
}

const HEAD = ['id', 'batch_id', 'view', 'to_name', 'to_email', 'subject', 'written_at', 'failure'].map(
  (column) => `l.${column}`,
)

function matching(r: Reading, { q, state }: Pick<Look, 'q' | 'state'>) {
  const rows = visible(r)
  if (state) rows.whereRaw(`${STATE} = ?`, [state])
  if (q) rows.whereRaw(`concat_ws(' ', l.to_name, l.to_email, l.subject, l.view) ilike ?`, [containing(q)])
  return rows
}

export const listLetters = (
  r: Reading,
  look: Look,
  page: { limit: number; offset: number },
): Promise<LetterHead[]> =>
  matching(r, look)
    .select<LetterHead[]>(HEAD)
    .select(r.db.raw(`${STATE} as state`))
    .orderBy([{ column: 'l.written_at', order: 'desc' }, 'l.id'])
    .limit(page.limit)
    .offset(page.offset)

/** How many match the search in each state. */
export async function countByState(r: Reading, q: string): Promise<Map<State, number>> {
  const rows = await matching(r, { q, state: '' })
    .select<{ state: State; count: number }[]>(r.db.raw(`${STATE} as state, count(*) as count`))
    .groupByRaw('1')
  return new Map(rows.map(({ state, count }) => [state, count]))
}

const letterOf = (r: Reading, id: string) =>
  visible(r)
    .select<SeenLetter[]>('l.*', r.db.raw(`${STATE} as state, ${PAPERS} as papers`))
    .where('l.id', id)

export const findLetter = async (r: Reading, id: string): Promise<SeenLetter> =>
  found(await letterOf(r, id).first<SeenLetter | undefined>())

export const holdLetter = async (w: Writing, id: string): Promise<SeenLetter> =>
  found(await letterOf(w, id).forUpdate('l').first<SeenLetter | undefined>())

export type SeenBatch = Batch & { by: string; letters: number }

/** A batch is there for a chair who may see a letter of it, and holds for that chair only those. */
function batchesSeen(r: Reading) {
  return visible(r)
    .join('people as o', 'o.id', 'b.created_by')
    .groupBy('b.id', 'o.name')
    .select<SeenBatch[]>('b.*', 'o.name as by', r.db.raw('count(*) as letters'))
}

export const waitingBatches = (r: Reading): Promise<SeenBatch[]> =>
  batchesSeen(r).whereNull('b.dispatched_at').whereNull('b.discarded_at').orderBy(['b.created_at', 'b.title'])

export const findBatch = async (r: Reading, id: string): Promise<SeenBatch> =>
  found(await batchesSeen(r).where('b.id', id).first<SeenBatch | undefined>())

export const lettersOfBatch = (r: Reading, batchId: string): Promise<LetterHead[]> =>
  visible(r)
    .where('l.batch_id', batchId)
    .select<LetterHead[]>(HEAD)
    .select(r.db.raw(`${STATE} as state`))
    .orderBy(['l.subject', 'l.to_name', 'l.id'])

export async function holdBatch(w: Writing, id: string): Promise<Batch> {
  await findBatch(w, id)
  return found(await w.db<Batch>('batches').where({ id }).forUpdate().first())
}

type Said = Pick<Batch, 'kind' | 'title'> & { subject: string; words: string; to: string[] }

/** The batch in which the same chair wrote the same to the same people just before, as by a double press; of two at once the second waits. */
export async function writtenLately(w: Writing, { kind, title, subject, words, to }: Said) {
  const { id: by } = await holdPerson(w, ownId(w.viewer))
  const same = w.db('letters').where({ batch_id: w.db.ref('batches.id') })
  const others = same.clone().whereRaw(`(model ->> 'subject', model ->> 'words') <> (?, ?)`, [subject, words])
  return w
    .db<Batch>('batches')
    .where({ kind, title, created_by: by, discarded_at: null })
    .where('created_at', '>', w.now.subtract({ minutes: 10 }))
    .whereRaw('(?) = (select array_agg(email order by email) from unnest(?::text[]) email)', [
      same.clone().select(w.db.raw('array_agg(to_email order by to_email)')),
      to,
    ])
    .whereNotExists(others)
    .first('id', 'dispatched_at')
}

/** Everything in the batch leaves, also what this chair does not see: to leave it behind would tell of it. */
export async function markDispatched({ db, now, viewer }: Writing, id: string): Promise<string[]> {
  await db('batches').where({ id }).update({ dispatched_at: now, dispatched_by: viewer.personId })
  return db('letters').where({ batch_id: id }).orderBy('id').pluck('id')
}

/** All of it, as it would have left. */
export const markDiscarded = ({ db, now }: Writing, id: string) =>
  db('batches').where({ id }).update({ discarded_at: now })

export const papersOfBatch = ({ db }: Writing, id: string): Promise<number[]> =>
  db('letter_papers as p')
    .join('letters as l', 'l.id', 'p.letter_id')
    .where('l.batch_id', id)
    .distinct('p.paper_id')
    .orderBy('p.paper_id')
    .pluck('p.paper_id')

/** The letter if it is still to be posted and no other worker has it in hand. */
export const takeToPost = ({ db }: { db: Tx }, id: string): Promise<LetterRow | undefined> =>
  db<LetterRow>('letters')
    .where({ id, sent_at: null, kept_at: null, failed_at: null })
    .forUpdate()
    .skipLocked()
    .first()

export const updateLetter = ({ db }: { db: Tx }, id: string, change: Partial<LetterRow>) =>
  db('letters').where({ id }).update(change)

/** The newest letters of a kind. */
export const lettersOfKind = (r: Reading, view: string, limit: number): Promise<SeenLetter[]> =>
  visible(r)
    .select<SeenLetter[]>('l.*', r.db.raw(`${STATE} as state, ${PAPERS} as papers`))
    .where('l.view', view)
    .orderBy([{ column: 'l.written_at', order: 'desc' }, 'l.id'])
    .limit(limit)

/** A version of a template that has words; letters name no other. */
export const findVersion = async ({ db }: Reading, id: number): Promise<Template | null> =>
  (await db('letter_templates')
    .where({ id })
    .whereNotNull('body')
    .first<Template | undefined>('subject', 'body')) ?? null
