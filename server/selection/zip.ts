// The PDFs of a selection as one archive, written while it is sent: never whole in memory, never on disk.
import { Readable } from 'node:stream'
import type { Request, Response } from 'express'
import { ZipFile } from 'yazl'
import { dateOf } from '../core/clock.ts'
import { currentFiles } from '../files/queries.ts'
import type { TableRow } from '../papers/queries-table.ts'
import { versionFor } from '../policy/papers.ts'

const nothing = () => Readable.from([])

/** Each file as this chair may have it now; papers whose PDF is not to be read yet are left out. */
export async function sendZip(req: Request, res: Response, papers: TableRow[]): Promise<void> {
  const { viewer, deadlines, workshop, uploads } = req.reading
  const files = await currentFiles(
    req.reading,
    papers.map(({ id }) => id),
    'paper',
  )
  const archive = new ZipFile()
  for (const paper of papers) {
    const file = files.get(paper.id)
    const facts = file && { ...file, current: true }
    const version = facts && versionFor(viewer, paper, facts, deadlines, workshop.early_reading)
    if (!file || !version) continue
    const sha256 = version === 'blind' ? (file.blind_sha256 ?? file.sha256) : file.sha256
    // A PDF is packed already; the archive only holds them together.
    archive.addReadStreamLazy(
      `paper-${paper.id}.pdf`,
      { compress: false, mtime: dateOf(file.stored_at) },
      (ready) => {
        uploads.read(sha256).then(
          (kept) => ready(kept ? null : new Error(`File ${sha256} is gone.`), kept?.bytes ?? nothing()),
          (error: Error) => ready(error, nothing()),
        )
      },
    )
  }
  archive.end()
  archive.on('error', () => res.destroy())
  res.type('application/zip').attachment('papers.zip').set('Cache-Control', 'no-store')
  archive.outputStream.pipe(res)
}
