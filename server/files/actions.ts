// What can happen to files: one is added to a paper, as the version in force; one that nobody asked for is taken off. All stay.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Field } from '../core/tables-fields.ts'
import type { PaperFile } from '../core/tables-files.ts'
import { sendReceipts } from '../papers/letters.ts'
import { authorsOf, holdPaper, type SeenPaper, updatePaper } from '../papers/queries.ts'
import { mayTakeOff } from '../policy/fields.ts'
import { must, type Verdict } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { inPlaceOf } from '../proxies/queries.ts'
import { rememberPdf } from '../receipts/queries.ts'
import { blockingOf } from './findings.ts'
import { mayUploadNow } from './may-upload.ts'
import type { PaperRead } from './pdf/examiner.ts'
import { findingsWith } from './pdf/unread.ts'
import { currentFile, insertFile, insertListing, takeOff } from './queries.ts'
import { currentRecording, insertRecording } from './queries-recordings.ts'
import { insertText, markReadAgain, type UnreadFile } from './queries-texts.ts'
import type { Received } from './taking.ts'
import { telltaleFinding, telltales } from './telltale.ts'
import { fieldOf, type Wish } from './wanted.ts'

type Added = { paper: SeenPaper; file: PaperFile }

/** `w.now` is when the upload began; `received.stored_at` when its last byte had been kept. */
export const addFile = async (w: Writing, paperId: number, received: Received): Promise<Added> =>
  addFileTo(w, await holdPaper(w, paperId), received)

/** The same for a paper that is held already. */
export async function addFileTo(w: Writing, paper: SeenPaper, received: Received): Promise<Added> {
  const paperId = paper.id
  must(await mayUploadNow(w, paper, received.kind))
  const before = paper.submitted_at && received.kind === 'paper' && (await sentLately(w, paperId, received))
  if (before) return { paper, file: before }
  const { entries, reading, ...arrived } = received
  const findings = [...received.findings, ...(await telltaleFindings(w, paperId, entries))]
  const row = { ...arrived, findings, paper_id: paperId, began_at: w.now, uploaded_by: ownId(w.viewer) }
  // What is compared and searched is the paper itself.
  const file = await insertFile(w, row, received.kind === 'answer' ? null : reading)
  await Promise.all([entries && insertListing(w, { file_id: file.id, entries }), mustBeKept(w, file)])
  const { kind, version, sha256, size } = file
  const instants = { began_at: file.began_at.toString(), stored_at: file.stored_at.toString() }
  await record(w, 'file.stored', {
    paperId,
    subject: `${kind} ${version}`,
    details: { sha256, size, ...instants, ...(await inPlaceOf(w, paperId)) },
  })
  if (paper.submitted_at && kind === 'paper') {
    must(await mayReplace(w, file))
    await sendReceipts(w, paper, file)
    await rememberPdf(w, paperId, sha256)
  }
  return { paper, file }
}

/** The same bytes from the same hand a moment ago, as by a double press: one version, and one receipt for every author. */
async function sentLately(w: Writing, paperId: number, { sha256 }: Received): Promise<PaperFile | null> {
  const current = await currentFile(w, paperId, 'paper')
  const isSame = current?.sha256 === sha256 && current.uploaded_by === ownId(w.viewer)
  const isNow = current && Temporal.Instant.compare(current.began_at, w.now.subtract({ seconds: 10 })) > 0
  return isSame && isNow ? current : null
}

/** Open to the worker alone, before it compares papers: what a second reading of a PDF found, or that it found nothing. Not in the journal, which tells what people do. */
export async function keepSecondReading(w: Writing, file: UnreadFile, read: PaperRead | null): Promise<void> {
  if (read) await insertText(w, file.id, read)
  await markReadAgain(w, file.id, findingsWith(file.findings, read))
}

/** What the chair does not let be submitted cannot take the place of what was. */
async function mayReplace(w: Writing, file: PaperFile): Promise<Verdict> {
  const stopping = (await blockingOf(w, [file])).get(file.paper_id) ?? []
  if (stopping.length === 0) return 'yes'
  return {
    because: `This PDF cannot replace the submitted one. ${stopping.map(({ text }) => text).join(' ')}`,
  }
}

/** A sweep may have met the bytes before the row named them; from here on it leaves them. */
async function mustBeKept({ uploads }: Writing, { sha256, blind_sha256 }: PaperFile): Promise<void> {
  const keeps = async (hash: string | null) => {
    if (hash && !(await uploads.has(hash))) throw new Error(`The file ${hash} is not kept any more.`)
  }
  await Promise.all([keeps(sha256), keeps(blind_sha256)])
}

async function telltaleFindings(w: Writing, paperId: number, entries: Received['entries']) {
  if (!entries) return []
  const authors = (await authorsOf(w, [paperId])).get(paperId) ?? []
  const names = entries.map(({ name }) => name)
  return telltaleFinding(telltales(names, authors))
}

/** Beside the files of an accepted paper; '' takes off what stands there. */
export async function linkRecording(w: Writing, paperId: number, url: string): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(await mayUploadNow(w, paper, 'video-link'))
  const standing = (await currentRecording(w, paperId))?.url ?? ''
  if (url === '' && standing === '') return fault({ url: 'Enter the address of the recording.' })
  if (url === standing) return null
  await insertRecording(w, paperId, url || null)
  const details = await inPlaceOf(w, paperId)
  await record(w, url ? 'recording.linked' : 'recording.taken-off', {
    paperId,
    subject: paper.title,
    details,
  })
  return null
}

/** The answer is empty from now on; the next file that is sent counts again. */
export async function takeAnswerOff(w: Writing, paperId: number, wish: Wish): Promise<Field> {
  const paper = await holdPaper(w, paperId)
  const field = found(wish.kind === 'answer' ? await fieldOf(w, wish) : undefined)
  must(mayTakeOff(w.viewer, paper, field, w.deadlines))
  const file = found(await currentFile(w, paperId, 'answer', field.id))
  if (file.taken_off_at) return field
  const { version, sha256 } = file
  await takeOff(w, file)
  await updatePaper(w, paperId, { changed_at: w.now })
  const details = { version, sha256, ...(await inPlaceOf(w, paperId)) }
  await record(w, 'file.taken-off', { paperId, subject: field.label, details })
  return field
}
