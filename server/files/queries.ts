// Files of papers: found for a viewer by policy, inserted whole.
import type { Reading, Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { found } from '../core/errors.ts'
import type { FileKind, Listing, PaperFile } from '../core/tables-files.ts'
import type { KnownDecision } from '../core/tables-reviewing.ts'
import { isAccepted } from '../policy/decisions.ts'
import type { PaperRead } from './pdf/examiner.ts'

/** The version in force of a kind, for those who have been allowed to know the paper's inside. */
export const currentFile = (
  { db }: Reading,
  paperId: number,
  kind: FileKind,
  field_id: number | null = null,
): Promise<PaperFile | undefined> =>
  db<PaperFile>('files').where({ paper_id: paperId, kind, field_id }).orderBy('version', 'desc').first()

/** Of which kinds these papers have files. */
export async function fileKindsOf({ db }: Reading, paperIds: number[]): Promise<Map<number, Set<FileKind>>> {
  const rows = await db<PaperFile>('files').distinct('paper_id', 'kind').whereIn('paper_id', paperIds)
  const byPaper = Map.groupBy(rows, ({ paper_id }) => paper_id)
  return new Map([...byPaper].map(([id, own]) => [id, new Set(own.map(({ kind }) => kind))]))
}

/** The version in force of a kind, by paper. */
export async function currentFiles(
  { db }: Reading,
  paperIds: number[],
  kind: FileKind,
): Promise<Map<number, PaperFile>> {
  const rows = await db<PaperFile>('files')
    .distinctOn('paper_id')
    .where({ kind })
    .whereIn('paper_id', paperIds)
    .orderBy(['paper_id', { column: 'version', order: 'desc' }])
    .select<PaperFile[]>('*')
  return new Map(rows.map((file) => [file.paper_id, file]))
}

/** A file by its id alone grants nothing: files/page.ts asks policy with its paper before it says anything. */
export const fileById = async ({ db }: Reading, id: string): Promise<PaperFile> =>
  found(await db<PaperFile>('files').where({ id }).first())

/** The PDFs in force of many papers, as `currentFile` of one. */
export const currentPdfs = ({ db }: Reading, paperIds: number[]): Promise<PaperFile[]> =>
  db<PaperFile>('files')
    .distinctOn('paper_id')
    .where({ kind: 'paper' })
    .whereIn('paper_id', paperIds)
    .orderBy(['paper_id', { column: 'version', order: 'desc' }])

/** All versions of all kinds, newest first in each kind. */
export const filesOf = ({ db }: Reading, paperId: number): Promise<PaperFile[]> =>
  db<PaperFile>('files')
    .where({ paper_id: paperId })
    .orderBy(['kind', 'field_id', { column: 'version', order: 'desc' }])

type NewFile = Omit<
  PaperFile,
  'id' | 'version' | 'findings' | 'taken_off_at' | 'taken_off_by' | 'read_again_at'
> & { findings: object[] }

/** With what was read in it, if anything was: one statement, for at a deadline many come at once. */
export async function insertFile(w: Writing, file: NewFile, read: PaperRead | null): Promise<PaperFile> {
  const { db } = w
  const { paper_id, kind, field_id } = file
  const version = db.raw(
    '(select coalesce(max(version), 0) + 1 from files where paper_id = ? and kind = ? and field_id is not distinct from ?)',
    [paper_id, kind, field_id],
  )
  const row = { ...file, findings: JSON.stringify(file.findings), version }
  const storing = db('files').insert(row).returning('*')
  const whole = db.with('stored', storing).from('stored').select<PaperFile[]>('*')
  const [stored] = await (read ? whole.with('kept', textInsert(db, read)) : whole)
  return found(stored)
}

const textInsert = (db: Db, { text, mainPages, paperSize, likeness }: PaperRead) =>
  db.raw(
    `insert into file_texts (file_id, text, main_pages, paper_size, signature, bands)
     select id, :text, :mainPages, :paperSize, :signature, :bands from stored`,
    { text, mainPages, paperSize, ...likeness },
  )

export const takeOff = async ({ db, now, viewer }: Writing, { id }: PaperFile): Promise<void> => {
  await db<PaperFile>('files').where({ id }).update({ taken_off_at: now, taken_off_by: viewer.personId })
}

export const insertListing = async ({ db }: Writing, { file_id, entries }: Listing): Promise<void> => {
  await db('listings').insert({ file_id, entries: JSON.stringify(entries) })
}

/** What lies in an archive that the caller has asked policy about. */
export const listingOf = async ({ db }: Reading, file_id: string): Promise<Listing> =>
  found(await db<Listing>('listings').where({ file_id }).first())

/** Until this transaction ends nobody names a file, so what no row names now may be deleted. */
export const holdFiles = async ({ db }: Writing): Promise<void> => {
  await db.raw('lock table files in share mode')
}

export type NamedFile = { sha256: string; size: number; what: string }

/** Every file that a row names, with words for what it is. */
export async function namedFiles({ db }: Pick<Reading, 'db'>): Promise<NamedFile[]> {
  const { rows } = await db.raw<{ rows: NamedFile[] }>(
    `select sha256, size, format('%s %s of paper %s', kind, version, paper_id) as what from files
     union all select blind_sha256, blind_size, format('reviewers'' copy of %s %s of paper %s', kind, version, paper_id)
       from files where blind_sha256 is not null
     order by what`,
  )
  return rows
}

/** Which of these hashes a row still names. */
export async function namedHashes({ db }: Pick<Reading, 'db'>, hashes: string[]): Promise<Set<string>> {
  const { rows } = await db.raw<{ rows: { hash: string }[] }>(
    `select sha256 as hash from files where sha256 = any(:hashes)
     union select blind_sha256 from files where blind_sha256 = any(:hashes)`,
    { hashes },
  )
  return new Set(rows.map(({ hash }) => hash))
}

/** Whether the authors have been told that their paper is accepted: the door to its final files. */
export async function authorsKnowAccepted({ db }: Reading, paperId: number): Promise<boolean> {
  const known = await db<KnownDecision>('known_decisions')
    .where({ paper_id: paperId, audience: 'authors' })
    .first()
  return known !== undefined && isAccepted(known.outcome)
}
