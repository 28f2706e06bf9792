// Says what kind of file a beginning of bytes belongs to, in words that finish the sentence "This file is …".
import { open } from 'node:fs/promises'

const opensWith: [string, string][] = [
  ['PK\x03\x04', 'a ZIP archive'],
  ['PK\x05\x06', 'a ZIP archive'],
  ['\xd0\xcf\x11\xe0', 'a Word or other Office document'],
  ['{\\rtf', 'a rich text document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\x1f\x8b', 'a gzip archive'],
  ['Rar!', 'a RAR archive'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['%!PS', 'a PostScript file'],
]
const packedIn: [string, string][] = [
  ['word/', 'a Word document'],
  ['ppt/', 'a PowerPoint document'],
  ['[Content_Types].xml', 'an Office document'],
  ['application/vnd.oasis', 'an OpenDocument file'],
]
const reads: [RegExp, string][] = [
  [/^\s*(<!doctype html|<html)/i, 'an HTML page'],
  [/^\s*<(\?xml|svg)/i, 'an XML file'],
  [/\\documentclass|\\begin\{document\}/, 'LaTeX source'],
]

const isText = (head: Buffer) => head.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))

/** As much of the file as kindOf asks for. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** `head` is the beginning of the file: 1024 bytes settle whether it is a PDF, 4096 tell archives apart. */
export function kindOf(head: Buffer): string {
  if (head.length === 0) return 'empty'
  const text = head.toString('latin1')
  // Readers look for the mark of a PDF this far and no further.
  if (text.slice(0, 1024).includes('%PDF-')) return 'a PDF'
  const [, opened] = opensWith.find(([opening]) => text.startsWith(opening)) ?? []
  const [, packed] = (opened === 'a ZIP archive' && packedIn.find(([file]) => text.includes(file))) || []
  const [, read] = reads.find(([opening]) => opening.test(text)) ?? []
  return packed ?? opened ?? read ?? (isText(head) ? 'plain text' : 'a file of another kind')
}
