// What was read in PDFs: kept with their files, found for those who know the paper's inside, compared with other papers'.
import type { Reading, Writing } from '../context.ts'
import type { FileText, Finding, PaperFile } from '../core/tables-files.ts'
import { inReview } from '../policy/sql.ts'
import { isChairOf } from '../policy/viewer.ts'
import type { PaperRead } from './pdf/examiner.ts'

export async function insertText({ db }: Writing, fileId: string, read: PaperRead): Promise<void> {
  const { text, mainPages, paperSize, likeness } = read
  await db('file_texts')
    .insert({ file_id: fileId, text, main_pages: mainPages, paper_size: paperSize, ...likeness })
    .onConflict()
    .ignore()
}

export type UnreadFile = Pick<PaperFile, 'id' | 'findings'> & { blind_sha256: string }

/** PDFs in force of papers in review that went unread, and were not tried again. */
export async function unreadPdfs({ db }: Pick<Reading, 'db'>): Promise<UnreadFile[]> {
  const { rows } = await db.raw<{ rows: UnreadFile[] }>(
    `select f.id, f.findings, f.blind_sha256 from files f join papers p on p.id = f.paper_id
     where f.kind = 'paper' and f.blind_sha256 is not null and f.read_again_at is null
       and ${inReview('p')}
       and not exists (select from file_texts t where t.file_id = f.id)
       and f.version = (select max(version) from files v where v.paper_id = f.paper_id and v.kind = f.kind)
     order by f.paper_id`,
  )
  return rows
}

export const markReadAgain = ({ db, now }: Writing, id: string, findings: Finding[]) =>
  db('files')
    .where({ id })
    .update({ read_again_at: now, findings: JSON.stringify(findings) })

/** By the file. Open to whoever has asked policy for the files. */
export async function textsOf({ db }: Reading, ids: string[]): Promise<Map<string, FileText>> {
  const rows = await db<FileText>('file_texts').whereIn('file_id', ids)
  return new Map(rows.map((row) => [row.file_id, row]))
}

/** Which of these files could be read, and so can be drawn. */
export async function filesWithPicture({ db }: Reading, ids: string[]): Promise<Set<string>> {
  const read = await db<FileText>('file_texts').whereIn('file_id', ids).pluck<string[]>('file_id')
  return new Set(read)
}

export type LikeFile = { paper_id: number; sha256: string; signature: number[] | null }

/**
 * Papers in force that have the same file or a like text: for a chair those in review with which no conflict stands,
 * for an author their own alone.
 */
export async function likeFiles(r: Reading, file: PaperFile, bands: number[]): Promise<LikeFile[]> {
  const { db, viewer } = r
  return db('files as f')
    .join('papers as p', 'p.id', 'f.paper_id')
    .leftJoin('file_texts as t', 't.file_id', 'f.id')
    .select<LikeFile[]>('f.paper_id', 'f.sha256', 't.signature')
    .where('f.kind', 'paper')
    .whereNot('f.paper_id', file.paper_id)
    .whereNull('p.withdrawn_at')
    .whereNull('p.desk_rejected_at')
    .whereRaw(
      'f.version = (select max(version) from files v where v.paper_id = f.paper_id and v.kind = f.kind)',
    )
    .where((like) => like.where('f.sha256', file.sha256).orWhereRaw('t.bands && ?::integer[]', [bands]))
    .where((known) => {
      known.whereIn('p.id', [...viewer.authored])
      if (!isChairOf(viewer, file.paper_id)) return
      known.orWhere((others) =>
        others.whereNotNull('p.submitted_at').whereNotIn('p.id', [...viewer.conflicted]),
      )
    })
    .orderBy('f.paper_id')
}
