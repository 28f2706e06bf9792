// Files: uploaded to a paper, fetched by whoever policy lets, reported on to authors and chairs.
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { found, NotFound } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { idOf, keyOf } from '../http.ts'
import { savePaper } from '../papers/actions.ts'
import { clashPage } from '../papers/clash.ts'
import { editPage } from '../papers/editing.ts'
import { readPaper } from '../papers/form.ts'
import { paperPage } from '../papers/page.ts'
import { findPaper } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { isFinal } from '../policy/papers.ts'
import { must } from '../policy/verdict.ts'
import { addFile, linkRecording, takeAnswerOff } from './actions.ts'
import { readRecording, readUpload } from './form.ts'
import { mayUploadNow } from './may-upload.ts'
import { contentsPage, reportPage, type Served, servedFile, servedThumbnail } from './page.ts'
import { authorsKnowAccepted } from './queries.ts'
import { boxOf, discardAll, keepUpload, takeIn } from './receive.ts'

export const files = Router()

/** Asked before the first byte of the file is read, so that nobody sends megabytes to hear no. */
async function mustBeAllowed({ reading }: Request, id: number): Promise<void> {
  const paper = await findPaper(reading, id)
  // The kind comes with the body; after the deadline final files can be meant, of whoever knows of an acceptance.
  const isOpen = submissionOf(reading.deadlines, paper)?.open || !reading.viewer.authored.has(id)
  const isFinals = !isOpen && (await authorsKnowAccepted(reading, id))
  must(await mayUploadNow(reading, paper, isFinals ? 'slides' : 'paper'))
}

files.post('/papers/:id/files', async (req, res) => {
  const id = idOf(req)
  await mustBeAllowed(req, id)
  const unread = await takeIn(req, res)
  if (unread) return again(req, res, id, fault({ file: unread.because }, req.body), unread.status)
  if (req.body?.kind === 'video-link') return recording(req, res, id)
  const upload = readUpload(req.body)
  if (!upload.ok) {
    await discardAll(req)
    return again(req, res, id, upload, 422)
  }
  const { kind: wish } = upload.value
  const received = await keepUpload(req, wish)
  if ('because' in received)
    return again(req, res, id, fault({ [boxOf(wish)]: received.because }, req.body), received.status)
  const { file, paper } = await writing(req, (w) => addFile(w, id, received))
  if (!(await saveTyped(req, res, id))) return
  res.next(
    isFinal(received.kind) ? to.paper(paper) : to.editPaper(paper),
    `File stored as version ${file.version}. Its SHA-256 is ${file.sha256.slice(0, 12)}…`,
  )
})

/** Instead of a file the address of one; what came beside it is not kept. */
async function recording(req: Request, res: Response, id: number) {
  await discardAll(req)
  const entry = readRecording(req.body)
  const refused = entry.ok ? await writing(req, (w) => linkRecording(w, id, entry.value.url)) : entry
  if (refused) return again(req, res, id, refused, 422)
  const isThere = entry.ok && entry.value.url !== ''
  res.next(to.paper({ id }), isThere ? 'The link to the recording is saved.' : 'The link is taken off.')
}

/** Of an optional question, by the button beside its file. */
files.post('/papers/:id/files/removal', async (req, res) => {
  const id = idOf(req)
  const wish = readUpload(req.body)
  if (!wish.ok) return again(req, res, id, wish, 422)
  const { label } = await writing(req, (w) => takeAnswerOff(w, id, wish.value.kind))
  if (!(await saveTyped(req, res, id))) return
  res.next(to.editPaper({ id }), `The file for “${label}” does not count any more. Its versions are kept.`)
})

/** The upload button stands in the paper's form, so what was typed beside it is saved too; the file stays either way. */
async function saveTyped(req: Request, res: Response, id: number): Promise<boolean> {
  if (req.body.title === undefined) return true
  const saved = await writing(req, (w) => savePaper(w, id, readPaper(req.body)))
  const isFaulty = Object.keys(saved.problems).length > 0
  if (saved.clash.length > 0) await res.page('papers/clash', clashPage(saved, req.body), 409)
  else if (isFaulty) await again(req, res, id, fault(saved.problems, req.body), 422)
  return saved.clash.length === 0 && !isFaulty
}

/** The page on which the button stood: final files are sent from the paper's own page. */
async function again(req: Request, res: Response, id: number, entry: Fault, status: number) {
  const { kind } = req.body ?? {}
  if (!isFinal(kind)) return res.page('papers/edit', await editPage(req.reading, id, entry), status)
  await res.page('papers/show', { ...(await paperPage(req.reading, id)), entry, ending: null }, status)
}

type Way = { disposition: 'attachment' | 'inline'; policy: string }

async function sendFile(req: Request, res: Response, { sha256, mediaType, name }: Served, way: Way) {
  const file = found((await req.house.uploads.read(sha256)) ?? undefined)
  res.set({
    'Content-Type': mediaType,
    'Content-Length': String(file.size),
    'Content-Disposition': `${way.disposition}; filename="${name}"`,
    'Content-Security-Policy': way.policy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  })
  // Whoever goes away in the middle ends it; nobody is there to be told, and the file is let go.
  await pipeline(file.bytes, res).catch(() => file.bytes.destroy())
}

files.get(['/files/:id', '/api/v1/files/:id'], async (req, res) => {
  const policy = "default-src 'none'; sandbox"
  await sendFile(req, res, await servedFile(req.reading, keyOf(req)), { disposition: 'attachment', policy })
})

/** A PDF in the browser's own viewer, which shows nothing that is sandboxed; on pages of ours, and on no others. */
files.get('/files/:id/view', async (req, res) => {
  const served = await servedFile(req.reading, keyOf(req))
  if (served.mediaType !== 'application/pdf') throw new NotFound()
  await sendFile(req, res, served, { disposition: 'inline', policy: "frame-ancestors 'self'" })
})

files.get('/files/:id/thumbnail', async (req, res) => {
  const picture = await servedThumbnail(req.reading, keyOf(req))
  res.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' })
  res.type('image/webp').send(picture)
})

files.get('/files/:id/report', async (req, res) => {
  await res.page('files/report', await reportPage(req.reading, keyOf(req)))
})

files.get('/files/:id/contents', async (req, res) => {
  await res.page('files/contents', await contentsPage(req.reading, keyOf(req)))
})
