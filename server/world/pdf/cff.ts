// Opens a font in the Compact Font Format: where the shapes of its letters stand. For the outlines of papers without text.

export type Shapes = {
  ofLetter(code: number): Uint8Array | undefined
  /** Pieces that several letters use: of this font, and of all fonts of the file. */
  own: Uint8Array[]
  shared: Uint8Array[]
}

type Index = { parts: Uint8Array[]; end: number }
type Entries = Map<number, number[]>

const charsetAt = 15
const charStringsAt = 17
const privateAt = 18
const subroutinesAt = 19
// The first strings of every font are the printable signs of ASCII, in its order.
const lastAscii = 126
const stringOfCode = (code: number) => code - 31

export function openShapes(file: Buffer): Shapes {
  const headers = indexAt(file, file.readUInt8(2))
  const tops = indexAt(file, headers.end)
  const top = entriesOf(Buffer.from(tops.parts[0] ?? []))
  const { parts } = indexAt(file, only(top, charStringsAt))
  const glyphs = glyphsByString(file, only(top, charsetAt), parts.length)
  const [size = 0, start = 0] = top.get(privateAt) ?? []
  const hidden = entriesOf(file.subarray(start, start + size))
  const own = hidden.has(subroutinesAt) ? indexAt(file, start + only(hidden, subroutinesAt)).parts : []
  const shared = indexAt(file, indexAt(file, tops.end).end).parts
  return {
    own,
    shared,
    ofLetter: (code) => (code <= lastAscii ? parts[glyphs.get(stringOfCode(code)) ?? 0] : undefined),
  }
}

const only = (entries: Entries, operator: number) => entries.get(operator)?.[0] ?? 0

function indexAt(file: Buffer, at: number): Index {
  const count = file.readUInt16BE(at)
  if (count === 0) return { parts: [], end: at + 2 }
  const size = file.readUInt8(at + 2)
  const base = at + 2 + (count + 1) * size
  const offset = (part: number) => base + file.readUIntBE(at + 3 + part * size, size)
  const parts = Array.from({ length: count }, (_, part) => file.subarray(offset(part), offset(part + 1)))
  return { parts, end: offset(count) }
}

/** Operands stand before their operator. */
function entriesOf(dict: Buffer): Entries {
  const entries: Entries = new Map()
  let operands: number[] = []
  for (let at = 0; at < dict.length; ) {
    const first = dict.readUInt8(at)
    if (first <= 21) {
      entries.set(first === 12 ? 1200 + dict.readUInt8(at + 1) : first, operands)
      operands = []
      at += first === 12 ? 2 : 1
    } else {
      const [value, next] = first === 30 ? [0, endOfReal(dict, at)] : integerAt(dict, at)
      operands.push(value)
      at = next
    }
  }
  return entries
}

function endOfReal(dict: Buffer, at: number): number {
  let end = at + 1
  while ((dict.readUInt8(end) & 15) !== 15) end++
  return end + 1
}

/** The value and where the next one begins; also used for the shapes of letters, which write numbers alike. */
export function integerAt(bytes: Buffer, at: number): [value: number, next: number] {
  const first = bytes.readUInt8(at)
  if (first === 28) return [bytes.readInt16BE(at + 1), at + 3]
  if (first === 29) return [bytes.readInt32BE(at + 1), at + 5]
  if (first <= 246) return [first - 139, at + 1]
  const second = bytes.readUInt8(at + 1)
  return first <= 250
    ? [(first - 247) * 256 + second + 108, at + 2]
    : [-(first - 251) * 256 - second - 108, at + 2]
}

function glyphsByString(file: Buffer, at: number, count: number): Map<number, number> {
  const format = file.readUInt8(at)
  const glyphs = new Map<number, number>()
  let next = at + 1
  for (let glyph = 1; glyph < count; ) {
    const string = file.readUInt16BE(next)
    const more = format === 0 ? 0 : file.readUIntBE(next + 2, format)
    next += 2 + format
    for (let step = 0; step <= more; step++) glyphs.set(string + step, glyph++)
  }
  return glyphs
}
