// What stands in the PDFs of the example world. To read them takes most of a very first start, so what was read comes with the
// source; whatever else is drawn, or once the code that reads has changed, is read as any upload is. Made by `npm run readings`.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { z } from 'zod'
import type { PaperRead } from '../files/pdf/examiner.ts'

const SHIPPED = new URL('./readings.json.br', import.meta.url)
const READER = new URL('../files/pdf/reading.ts', import.meta.url)

const shipped = z.object({
  code: z.string(),
  /** By the SHA-256 of the reviewers' copy. */
  readings: z.record(
    z.string(),
    z.custom<PaperRead>((read) => typeof read === 'object' && read !== null),
  ),
})

const IMPORTED = /^import (?!type\b)[^'"]*'(\.{1,2}\/[^']+)'/gm

/** Every source that has a part in reading, along the imports. */
async function sourcesFrom(file: URL, seen: Map<string, string>): Promise<Map<string, string>> {
  if (seen.has(file.href)) return seen
  const text = await readFile(file, 'utf8')
  seen.set(file.href, text)
  for (const [, path = ''] of text.matchAll(IMPORTED)) await sourcesFrom(new URL(path, file), seen)
  return seen
}

/** Changes with the code that reads. */
export async function readingCode(): Promise<string> {
  const sources = await sourcesFrom(READER, new Map())
  const pdfjs = await readFile(new URL(import.meta.resolve('pdfjs-dist/package.json')), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(pdfjs))
  return createHash('sha256')
    .update(JSON.stringify([...sources.values(), version]))
    .digest('hex')
}

/** By the SHA-256 of the reviewers' copy; none where the code has changed since. */
export async function shippedReadings(): Promise<Map<string, PaperRead>> {
  const packed = await readFile(SHIPPED).catch(() => null)
  if (!packed) return new Map()
  const text = (await promisify(brotliDecompress)(packed)).toString()
  const { code, readings } = shipped.parse(JSON.parse(text))
  return code === (await readingCode()) ? new Map(Object.entries(readings)) : new Map()
}

export async function shipReadings(readings: Map<string, PaperRead>): Promise<void> {
  const inOrder = Object.fromEntries([...readings].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify({ code: await readingCode(), readings: inOrder })
  const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS }
  await writeFile(SHIPPED, await promisify(brotliCompress)(text, { params }))
}
