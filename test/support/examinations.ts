// Puts bytes through the examination of uploads, as a test expects it to end, and reads what a PDF holds.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { examinePdf } from '../../server/files/pdf/examiner.ts'

/** Real papers and odd files, where the folder of shared data lies beside the project. */
export const examples = new URL('../../../shared/data/pdfs/', import.meta.url)

export async function examine(bytes: Buffer, seconds = 10) {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-pdf-'))
  try {
    await writeFile(join(folder, 'upload.pdf'), bytes)
    const blindTo = join(folder, 'blind.pdf')
    const examined = await examinePdf(join(folder, 'upload.pdf'), { blindTo, seconds })
    const left = await readdir(folder)
    assert.deepEqual(left.sort(), examined.ok ? ['blind.pdf', 'upload.pdf'] : ['upload.pdf'])
    return examined.ok ? { ...examined, copy: await readFile(blindTo) } : examined
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function accepted(bytes: Buffer) {
  const examined = await examine(bytes)
  if (!examined.ok) return assert.fail(examined.because)
  assert.equal(examined.blindSize, examined.copy.length)
  assert.equal(examined.blindSha256, createHash('sha256').update(examined.copy).digest('hex'))
  return examined
}

export async function refused(bytes: Buffer, seconds = 10): Promise<string> {
  const examined = await examine(bytes, seconds)
  return examined.ok ? assert.fail('The file was accepted.') : examined.because
}

/** The bytes as they stand, and every stream that unpacks. */
export function everythingIn(bytes: Buffer): string {
  const raw = bytes.toString('latin1')
  const unpacked = [...raw.matchAll(/stream\r?\n/g)].map((start) => {
    try {
      return inflateSync(bytes.subarray(start.index + start[0].length)).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...unpacked].join('\n')
}

export function holds(bytes: Buffer, secret: string): boolean {
  const everything = everythingIn(bytes)
  const wide = Buffer.from(secret, 'utf16le').swap16()
  const spellings = [secret, wide.toString('latin1')]
  const written = [Buffer.from(secret).toString('hex'), wide.toString('hex')]
  return (
    spellings.some((text) => everything.includes(text)) ||
    written.some((hex) => everything.toLowerCase().includes(hex))
  )
}

/** What is drawn on each page, unpacked. */
export async function drawnOn(bytes: Buffer): Promise<string[]> {
  const paper = await PDFDocument.load(bytes, { updateMetadata: false })
  return paper.getPages().map(({ node }) => {
    const contents = node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
    return streams
      .map((stream) => paper.context.lookup(stream))
      .filter((stream) => stream instanceof PDFRawStream)
      .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
      .join('\n')
  })
}
