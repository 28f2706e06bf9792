// A small text file sent with a form, such as a CSV: read whole, kept nowhere.
import { readFile } from 'node:fs/promises'
import type { Request } from 'express'
import { discardAll, fileIn } from './receive.ts'

export type SentText = { text: string; name: string } | { because: string }

const NO_TEXT = 'This file is no text. Save the table as CSV, in UTF-8, then choose it again.'

/** null when no file was chosen. */
export async function textIn(req: Request): Promise<SentText | null> {
  const file = fileIn(req)
  try {
    if (!file || file.size === 0) return null
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file.path))
    const name = Buffer.from(file.originalname, 'latin1').toString('utf8').slice(0, 200)
    return text.includes('\0') ? { because: NO_TEXT } : { text, name }
  } catch (error) {
    if (error instanceof TypeError) return { because: NO_TEXT }
    throw error
  } finally {
    await discardAll(req)
  }
}
