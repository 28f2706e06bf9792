// What can happen to an upload that comes in pieces: it begins, grows, becomes a file, or is given up.
import { rm } from 'node:fs/promises'
import type { Writing } from '../context.ts'
import type { PaperFile, Upload } from '../core/tables-files.ts'
import { addFile } from '../files/actions.ts'
import { mayUploadNow } from '../files/may-upload.ts'
import { fileById } from '../files/queries.ts'
import type { Received } from '../files/taking.ts'
import { holdPaper } from '../papers/queries.ts'
import { deadlinesThen } from '../policy/deadlines.ts'
import { mayContinueUpload } from '../policy/uploads.ts'
import { must } from '../policy/verdict.ts'
import { partOf, writePiece } from './part.ts'
import { type Announced, deleteUpload, holdUpload, insertUpload, updateUpload } from './queries.ts'

/** Not in the journal: nothing has come yet. */
export async function beginUpload(w: Writing, announced: Announced): Promise<Upload> {
  const paper = await holdPaper(w, announced.paper_id)
  must(await mayUploadNow(w, paper, announced.kind))
  return insertUpload(w, announced)
}

/** A piece that does not begin where the last one ended changes nothing: the answer says where to go on. Not in the journal. */
export async function addPiece(w: Writing, id: string, offset: number, bytes: Buffer): Promise<Upload> {
  const upload = await holdUpload(w, id)
  must(mayContinueUpload(w.viewer, upload, w.now))
  const end = offset + bytes.length
  if (offset !== upload.received || end > upload.size) return upload
  const written = await writePiece(partOf(w.uploads, id), offset, bytes)
  return updateUpload(w, upload, { received: written ? end : 0 })
}

/** It counts from the moment in which it began. The same file comes back however often one asks; the journal hears of it once. */
export async function completeUpload(w: Writing, id: string, received: Received): Promise<PaperFile> {
  const upload = await holdUpload(w, id)
  if (upload.file_id) return fileById(w, upload.file_id)
  must(mayContinueUpload(w.viewer, upload, w.now))
  const then = { ...w, now: upload.began_at, deadlines: deadlinesThen(w.deadlines, upload.began_at) }
  const { file } = await addFile(then, upload.paper_id, received)
  await updateUpload(w, upload, { file_id: file.id })
  return file
}

/** Its bytes are gone although it counted them: it begins again from the first. The journal tells of what came. */
export async function restartUpload(w: Writing, id: string): Promise<Upload> {
  const upload = await holdUpload(w, id)
  must(mayContinueUpload(w.viewer, upload, w.now))
  return updateUpload(w, upload, { received: 0 })
}

/** Nothing came of it, so the journal is silent. */
export async function cancelUpload(w: Writing, id: string): Promise<Upload> {
  const upload = await holdUpload(w, id)
  must(mayContinueUpload(w.viewer, upload, upload.began_at))
  await deleteUpload(w, upload)
  await rm(partOf(w.uploads, id), { force: true })
  return upload
}
