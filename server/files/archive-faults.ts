// What makes a ZIP archive unsafe or unreadable, in words for the author who sent it.
import type { Entry, LocalFileHeader } from 'yauzl'
import type { PaperFile } from '../core/tables-files.ts'

/** Its message is the because. */
export class UnsafeArchive extends Error {}

const AGAIN = 'Make the archive again and upload that.'

export const tooMany = (most: number) =>
  `This ZIP archive has more than ${most} files. Leave out what reviewers do not need.`

/** What the library says of names and headers, in our words. */
const TOLD: [RegExp, string][] = [
  [/absolute path/, 'A name in this ZIP archive begins at the root of a disk.'],
  [/relative path/, 'A name in this ZIP archive leads out of its folder.'],
  [/invalid characters in fileName/, 'A name in this ZIP archive has a backslash in it.'],
  [
    /uncompressed size|too many bytes|not enough bytes/,
    'A file in this ZIP archive has another size than the archive says.',
  ],
]
const DAMAGED = 'This ZIP archive is damaged: a part of it cannot be read.'

/** Faults of the disk are ours; everything else is the archive's. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return `${DAMAGED} ${AGAIN}`
  if ('syscall' in error) throw error
  const [, told] = TOLD.find(([words]) => words.test(error.message)) ?? []
  return `${error instanceof UnsafeArchive ? error.message : (told ?? DAMAGED)} ${AGAIN}`
}

const FILE_TYPE = 0o170000
const [FOLDER, PLAIN] = [0o040000, 0o100000]

/** Archives made under Unix say what an entry is: a file or a folder, and nothing that points elsewhere. */
function isPlain({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const type = versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 16) & FILE_TYPE : 0
  return type === 0 || type === FOLDER || type === PLAIN
}

/** Control characters, and those that turn the direction of writing and so hide what a name ends in. */
const isCrooked = (name: string) =>
  /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffd]/u.test(name) || name.length > 400

/** Bit 3: the sizes come after the file, and the header in front of it has none. */
const saysSizes = ({ generalPurposeBitFlag }: LocalFileHeader) => (generalPurposeBitFlag & 8) === 0
const SEE_EXTRA = 0xffffffff

function disagree(entry: Entry, header: LocalFileHeader): boolean {
  const differs =
    !header.fileName.equals(entry.fileNameRaw) ||
    header.compressionMethod !== entry.compressionMethod ||
    (header.generalPurposeBitFlag & 1) !== (entry.generalPurposeBitFlag & 1)
  if (differs || !saysSizes(header)) return differs
  const pairs = [
    [header.compressedSize, entry.compressedSize],
    [header.uncompressedSize, entry.uncompressedSize],
  ]
  return pairs.some(([said, is]) => said !== is && said !== SEE_EXTRA)
}

/** Names that some systems take for the same. */
const folded = (name: string) => name.replace(/\/$/, '').normalize('NFC').toLowerCase()

/** `names` are those that came before, and gets this one. */
export function faultInEntry(entry: Entry, header: LocalFileHeader, names: Set<string>): string | null {
  const { fileName: name } = entry
  if (isCrooked(name))
    return 'A name in this ZIP archive has characters that cannot be shown, or is very long.'
  if (entry.isEncrypted()) return 'This ZIP archive is protected by a password.'
  if (!isPlain(entry)) return `“${name}” in this ZIP archive is a link or a device and not a file.`
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return `“${name}” in this ZIP archive is compressed in a way that few programs can read.`
  if (disagree(entry, header)) return `This ZIP archive says two different things of “${name}”.`
  if (names.has(folded(name))) return `Two files in this ZIP archive have the name “${name}”.`
  names.add(folded(name))
  return null
}

export const few = (names: string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')

export const nestedFinding = (names: string[]): PaperFile['findings'] =>
  names.length === 0
    ? []
    : [
        {
          kind: 'archives',
          tone: 'warn',
          text: `Archives inside the archive are not looked into: ${few(names)}.`,
          page: null,
        },
      ]
