// Reading the PDF of a past paper: what it says is kept, the file is not.
import type { Request } from 'express'
import { discard } from '../core/uploads.ts'
import { examinePdf } from '../files/pdf/examiner.ts'
import { discardAll, fileIn } from '../files/receive.ts'
import { paperInPdf, type ReadPaper } from './reading.ts'

const UNREAD = 'No text can be read in this PDF. Paste title and abstract instead.'

export async function readPdf(req: Request, title: string): Promise<ReadPaper | { because: string }> {
  const file = fileIn(req)
  if (!file) return { because: 'Choose a PDF first.' }
  const blindTo = `${file.path}-blind`
  try {
    const examined = await examinePdf(file.path, { blindTo })
    if (!examined.ok) return { because: examined.because }
    return paperInPdf(examined.reading?.text ?? '', title) ?? { because: UNREAD }
  } finally {
    await Promise.all([discard(blindTo), discardAll(req)])
  }
}
