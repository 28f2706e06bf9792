// What stands in bytes that somebody gets: PDFs and archives are opened, everything else is text.
import { createHash } from 'node:crypto'
import { inflateRawSync, inflateSync } from 'node:zlib'

const inflated = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}

/** A PDF with its streams opened and its hexadecimal texts spelled out. */
function openedPdf(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) =>
    inflated(bytes.subarray(index + mark.length)),
  )
  return [text, ...streams]
    .join('\n')
    .replace(/<([0-9A-Fa-f\s]+)>/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))
    .replaceAll('\0', '')
}

/** Stands before the name of each file of an archive. */
const PART = '\u241e'

const DEFLATED = 8

/** Every file of an archive under its name, found by the directory at its end. */
function openedArchive(bytes: Buffer): string {
  const end = bytes.lastIndexOf('PK\x05\x06')
  const parts: string[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, local] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ]
    const [name, extra, remark] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    const path = bytes.subarray(at + 46, at + 46 + (name ?? 0)).toString()
    parts.push(`${PART}${path}`, opened(method === DEFLATED ? inflateRawSync(packed) : packed))
    at += 46 + (name ?? 0) + (extra ?? 0) + (remark ?? 0)
  }
  return parts.join('\n')
}

const readerOf = (bytes: Buffer) => {
  const beginning = bytes.subarray(0, 5).toString('latin1')
  if (beginning === '%PDF-') return openedPdf
  return beginning.startsWith('PK\x03\x04') || beginning.startsWith('PK\x05\x06') ? openedArchive : null
}

/** The same bytes come to many people, and are opened once. */
const known = new Map<string, string>()

export function opened(bytes: Buffer): string {
  const reader = readerOf(bytes)
  if (!reader) return bytes.toString()
  const hash = createHash('sha256').update(bytes).digest('hex')
  const text = known.get(hash) ?? reader(bytes)
  known.set(hash, text)
  return text
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#34;': '"',
  '&#39;': "'",
}

/** What was said before the first file of an archive, then what each file says, by its name. */
export const sections = (text: string): { part: string; words: string }[] =>
  text.split(PART).map((words, at) => ({ part: at === 0 ? '' : `#${words.split(' ', 1)[0]}`, words }))

/** As somebody reads it who looks for words: marks resolved, blanks alike, small letters. */
export const said = (bytes: Buffer): string =>
  opened(bytes)
    .replace(/&(amp|lt|gt|#34|#39);/g, (mark) => ENTITIES[mark] ?? mark)
    .replace(/\s+/g, ' ')
    .toLowerCase()
