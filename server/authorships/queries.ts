// Author lists: replaced as a whole, asked about, confirmed; what a person knows of earlier co-authors.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { hashOf } from '../core/tokens.ts'
import { cardOf } from './card.ts'

export type NewAuthor = Pick<Authorship, 'name' | 'email' | 'affiliation'> &
  Partial<Pick<Authorship, 'orcid' | 'contact'>> & { [key: string]: unknown }

export const authorLines = ({ db }: Reading, paperId: number): Promise<Authorship[]> =>
  db<Authorship>('authorships').where({ paper_id: paperId }).orderBy('position')

/** The viewer's own addresses are known already. */
async function ownersOf({ db, viewer }: Reading, emails: string[]): Promise<Map<string, number>> {
  const { personId, confirmed } = viewer
  const isOwn = (email: string) => confirmed && viewer.emails.has(email)
  const owners = new Map(emails.filter(isOwn).flatMap((email) => (personId ? [[email, personId]] : [])))
  const others = emails.filter((email) => !owners.has(email))
  if (others.length === 0) return owners
  const rows = await db('addresses')
    .join('people', 'people.id', 'addresses.person_id')
    .whereIn('addresses.email', others)
    .where({ former: false })
    .whereNotNull('confirmed_at')
    .select<{ email: string; id: number }[]>('addresses.email', 'people.id')
  for (const { email, id } of rows) owners.set(email, id)
  return owners
}

/** What is not typed stays as it was. Of two addresses of one person the first is linked: the paper has that author once. */
function rowsOf(paperId: number, authors: NewAuthor[], before: Authorship[], owners: Map<string, number>) {
  const kept = new Map(before.filter(({ email }) => email !== '').map((row) => [row.email, row]))
  const linked = new Set<number>()
  return authors.map(({ name, email, affiliation, orcid, contact }, index) => {
    const old = kept.get(email)
    const owner = owners.get(email) ?? old?.person_id ?? null
    const person_id = owner !== null && !linked.has(owner) ? owner : null
    if (person_id !== null) linked.add(person_id)
    return {
      ...{ paper_id: paperId, position: index + 1, name, email, affiliation, person_id },
      orcid: orcid ?? old?.orcid ?? '',
      contact: contact ?? old?.contact ?? true,
    }
  })
}

type Text = Pick<Authorship, 'name' | 'email' | 'affiliation' | 'orcid'>
const textOf = (rows: Text[]) =>
  JSON.stringify(rows.map(({ name, email, affiliation, orcid }) => [name, email, affiliation, orcid]))

const readsAs = (before: Text[], now: Text[]): boolean => textOf(before) === textOf(now)

/** Whether the list is this one already, to the last mark. */
export const standsAs = (before: Authorship[], authors: NewAuthor[]): boolean =>
  before.length === authors.length &&
  before.every((line, index) => {
    const {
      name = '',
      email = '',
      affiliation = '',
      orcid = line.orcid,
      contact = line.contact,
    } = authors[index] ?? {}
    const isInPlace = line.position === index + 1 && line.contact === contact
    return isInPlace && readsAs([line], [{ name, email, affiliation, orcid }])
  })

type Row = ReturnType<typeof rowsOf>[number]

/** Who changes what the list says has confirmed the own line as it stands then. */
function confirming({ viewer, now }: Writing, rows: Row[], before: Authorship[]) {
  const own = rows.find(({ person_id }) => person_id !== null && person_id === viewer.personId)
  if (!own || readsAs(before, rows)) return rows
  const confirmed = { ...own, confirmed_at: now, confirmed_as: cardOf(rows, own) }
  return rows.map((row) => (row === own ? confirmed : { ...row, confirmed_at: null, confirmed_as: null }))
}

/** What a list says of an author takes the place of what stood there, and nobody's confirmation is lost. */
const REPLACED = ['position', 'name', 'affiliation', 'person_id', 'orcid', 'contact']
const KEPT = ['confirmed_at', 'confirmed_as']

/** Replaces the list that stands before, which its paper's lock keeps; who stays keeps what was asked and confirmed. */
export async function replaceAuthors(
  w: Writing,
  paperId: number,
  authors: NewAuthor[],
  before: Authorship[],
): Promise<void> {
  const { db } = w
  const emails = authors.map(({ email }) => email).filter((email) => email !== '')
  const owners = await ownersOf(w, emails)
  const rows = rowsOf(paperId, authors, before, owners)
  const gone = before.filter(({ email }) => email === '' || !emails.includes(email))
  if (gone.length > 0) await db('authorships').whereIn('id', idsOf(gone)).delete()
  const moved = before.filter(({ person_id, email }) =>
    rows.some((row) => person_id !== null && row.person_id === person_id && row.email !== email),
  )
  if (moved.length > 0) await db('authorships').whereIn('id', idsOf(moved)).update({ person_id: null })
  if (rows.length === 0) return
  await db('authorships')
    .insert(confirming(w, rows, before))
    .onConflict(db.raw(`(paper_id, email) where email <> ''`))
    .merge({
      ...Object.fromEntries(REPLACED.map((column) => [column, db.raw('excluded.??', [column])])),
      ...Object.fromEntries(
        KEPT.map((column) => [column, db.raw('coalesce(excluded.??, authorships.??)', [column, column])]),
      ),
    })
}

const idsOf = (lines: Authorship[]) => lines.map(({ id }) => id)

export const updateAuthorship = ({ db }: Writing, id: number, change: Partial<Authorship>) =>
  db<Authorship>('authorships').where({ id }).update(change)

/** A question to an author: what stood on the list, and the hash of the link's token. */
export type Question = Pick<Authorship, 'id'> & { card: string; hash: string }
/** A line that its author confirms, as it stands on the list. */
export type Confirmed = Pick<Question, 'id' | 'card'>

/** With `own`, the asking author's line is confirmed by the same statement. */
export async function putQuestions(
  { db, now }: Writing,
  questions: Question[],
  { until, own }: { until: Temporal.Instant; own: Confirmed | null },
) {
  const confirming = `with own as (update authorships set confirmed_at = :now, confirmed_as = :ownCard where id = :ownId)`
  await db.raw(
    `${own ? confirming : ''} update authorships a set asked_at = :now, asked_as = q.card, token_hash = q.hash, token_expires_at = :until
     from unnest(cast(:ids as bigint[]), cast(:cards as text[]), cast(:hashes as text[])) as q (id, card, hash)
     where a.id = q.id`,
    {
      now,
      until,
      ...(own && { ownId: own.id, ownCard: own.card }),
      ids: questions.map(({ id }) => id),
      cards: questions.map(({ card }) => card),
      hashes: questions.map(({ hash }) => hash),
    },
  )
}

/** The line to which the link of a letter belongs, with what the link tells of its paper. */
export type LinkedLine = Authorship & { paper: Pick<Paper, 'id' | 'title' | 'withdrawn_at'> }

type LinkedRow = Authorship & { paper_title: string; paper_withdrawn_at: Temporal.Instant | null }

async function byToken(r: Reading, token: string, lock: boolean): Promise<LinkedLine> {
  const query = r
    .db('authorships as a')
    .join('papers as p', 'p.id', 'a.paper_id')
    .where({ 'a.token_hash': hashOf(token) })
    .select<LinkedRow[]>('a.*', 'p.title as paper_title', 'p.withdrawn_at as paper_withdrawn_at')
  const { paper_title, paper_withdrawn_at, ...line } = found((await (lock ? query.forUpdate('a') : query))[0])
  return { ...line, paper: { id: line.paper_id, title: paper_title, withdrawn_at: paper_withdrawn_at } }
}

export const findLine = (r: Reading, token: string) => byToken(r, token, false)
export const holdLine = (w: Writing, token: string) => byToken(w, token, true)

export type KnownAuthor = Pick<Authorship, 'email' | 'name' | 'affiliation' | 'orcid'>

/** From the viewer's own papers alone: anything else would tell who has an account, or who wrote what. */
export const knownAuthors = ({ db, viewer }: Reading): Promise<KnownAuthor[]> =>
  db<Authorship>('authorships')
    .distinctOn('email')
    .whereIn('paper_id', [...viewer.authored])
    .whereNot({ email: '' })
    .whereNot({ name: '' })
    .orderBy([{ column: 'email' }, { column: 'paper_id', order: 'desc' }])
    .select('email', 'name', 'affiliation', 'orcid')
