// Uploads in pieces, for lines that break: announced, sent from where the last piece ended, and made a file at the end.
import express, { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import type { PaperFile, Upload } from '../core/tables-files.ts'
import { fileById } from '../files/queries.ts'
import { type Declined, takeUpload, tooLarge } from '../files/taking.ts'
import { wantedFile } from '../files/wanted.ts'
import { idOf, keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayContinueUpload } from '../policy/uploads.ts'
import { must } from '../policy/verdict.ts'
import { addPiece, beginUpload, cancelUpload, completeUpload, restartUpload } from './actions.ts'
import { readAnnouncement } from './form.ts'
import { isGone, partOf } from './part.ts'
import { findUpload } from './queries.ts'

export const uploads = Router()

/** Pieces are held in memory until they are whole, so that a cut leaves either all of one or nothing. */
const LARGEST_PIECE = 4 * 1024 * 1024
const piece = express.raw({ type: 'application/octet-stream', limit: LARGEST_PIECE })

const tell = (res: Response, { id, size, received, file_id }: Upload, status = 200) =>
  res.status(status).json({ id, size, offset: received, address: to.upload({ id }), file: file_id })

const refuse = (res: Response, { status, because }: Declined) =>
  res.status(status).json({ problems: { file: because } })

uploads.post('/papers/:id/uploads', async (req, res) => {
  const paper_id = idOf(req)
  const announced = readAnnouncement(req.body)
  if (!announced.ok) return void res.status(422).json({ problems: announced.problems })
  const { kind: wish, name, ...rest } = announced.value
  const wanted = await wantedFile(req.reading, wish)
  if (rest.size > wanted.limit) return void refuse(res, tooLarge(wanted))
  const upload = await writing(req, (w) =>
    beginUpload(w, { ...rest, ...wish, original_name: name, paper_id }),
  )
  tell(res, upload, 201)
})

uploads.get('/uploads/:id', async (req, res) => {
  tell(res, await findUpload(req.reading, keyOf(req)))
})

uploads.post('/uploads/:id', piece, async (req, res) => {
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
  const offset = Number(req.get('upload-offset'))
  const upload = await writing(req, (w) => addPiece(w, keyOf(req), offset, bytes))
  tell(res, upload, upload.received === offset + bytes.length ? 200 : 409)
})

uploads.post('/uploads/:id/file', async (req, res) => {
  const upload = await findUpload(req.reading, keyOf(req))
  const done = await finish(req, upload)
  if ('because' in done) return void refuse(res, done)
  if ('offset' in done) return void tell(res, { ...upload, received: done.offset }, 409)
  const { id, version, sha256 } = done.file
  res.status(201).json({ id, version, sha256, address: to.file({ id }) })
})

uploads.post('/uploads/:id/cancellation', async (req, res) => {
  tell(res, await writing(req, (w) => cancelUpload(w, keyOf(req))))
})

/** What came of it: the file, why it was not taken, or where the sending has to go on. */
type Finish = { file: PaperFile } | Declined | { offset: number }

const underWay = new Map<string, Promise<Finish>>()

/** Who lost the answer asks again while the first examination still runs, and gets its answer. */
function finish(req: Request, upload: Upload): Promise<Finish> {
  const running = underWay.get(upload.id)
  if (running) return running
  const begun = finished(req, upload).finally(() => underWay.delete(upload.id))
  underWay.set(upload.id, begun)
  return begun
}

async function finished(req: Request, upload: Upload): Promise<Finish> {
  if (upload.file_id) return { file: await fileById(req.reading, upload.file_id) }
  must(mayContinueUpload(req.reading.viewer, upload, req.now))
  const { id, size, original_name, sha256, received } = upload
  if (received < size) return { offset: received }
  const path = partOf(req.house.uploads, id)
  try {
    const wanted = await wantedFile(req.reading, upload)
    const taken = await takeUpload(req.house, { path, size, original_name, sha256 }, wanted)
    if (!('because' in taken)) return { file: await writing(req, (w) => completeUpload(w, id, taken)) }
    await writing(req, (w) => cancelUpload(w, id))
    return taken
  } catch (error) {
    if (isGone(error)) return afterLoss(req, id)
    throw error
  }
}

/** Another process may have finished it; or this machine died after its bytes were kept and before their row stood. */
async function afterLoss(req: Request, id: string): Promise<Finish> {
  const { file_id } = await findUpload(req.reading, id)
  if (file_id) return { file: await fileById(req.reading, file_id) }
  const { received } = await writing(req, (w) => restartUpload(w, id))
  return { offset: received }
}
