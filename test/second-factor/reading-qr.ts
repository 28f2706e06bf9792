// A reader of QR codes that shares nothing with the writer: it looks at the squares, checks the correction of every block, and gives the text.
import { equal, ok } from 'node:assert/strict'

/** Of the standard's table, level L: blocks, and bytes of each with its data, by version; the rest of the bytes go to the last blocks. */
const LEVEL_L: Record<number, [correction: number, blocks: number, total: number]> = {
  1: [7, 1, 26],
  2: [10, 1, 44],
  3: [15, 1, 70],
  4: [20, 1, 100],
  5: [26, 1, 134],
  6: [18, 2, 172],
  7: [20, 2, 196],
  8: [24, 2, 242],
  9: [30, 2, 292],
  10: [18, 4, 346],
  11: [20, 4, 404],
  12: [24, 4, 466],
  13: [26, 4, 532],
  14: [30, 4, 581],
  15: [22, 6, 655],
  16: [24, 6, 733],
  17: [28, 6, 815],
  18: [30, 6, 901],
  19: [28, 7, 991],
  20: [28, 8, 1085],
  21: [28, 8, 1156],
  22: [28, 9, 1258],
  23: [30, 9, 1364],
  24: [30, 10, 1474],
  25: [26, 12, 1588],
}

const ALIGNED: Record<number, number[]> = {
  1: [],
  2: [6, 18],
  3: [6, 22],
  4: [6, 26],
  5: [6, 30],
  6: [6, 34],
  7: [6, 22, 38],
  8: [6, 24, 42],
  9: [6, 26, 46],
  10: [6, 28, 50],
  11: [6, 30, 54],
  12: [6, 32, 58],
  13: [6, 34, 62],
  14: [6, 26, 46, 66],
  15: [6, 26, 48, 70],
  16: [6, 26, 50, 74],
  17: [6, 30, 54, 78],
  18: [6, 30, 56, 82],
  19: [6, 30, 58, 86],
  20: [6, 34, 62, 90],
  21: [6, 28, 50, 72, 94],
  22: [6, 26, 50, 74, 98],
  23: [6, 30, 54, 78, 102],
  24: [6, 28, 54, 80, 106],
  25: [6, 32, 58, 84, 110],
}

const MASKS = [
  (i: number, j: number) => (i + j) % 2,
  (i: number) => i % 2,
  (_: number, j: number) => j % 3,
  (i: number, j: number) => (i + j) % 3,
  (i: number, j: number) => ((i >> 1) + Math.floor(j / 3)) % 2,
  (i: number, j: number) => ((i * j) % 2) + ((i * j) % 3),
  (i: number, j: number) => (((i * j) % 2) + ((i * j) % 3)) % 2,
  (i: number, j: number) => (((i + j) % 2) + ((i * j) % 3)) % 2,
]

function isPattern(row: number, column: number, version: number): boolean {
  const size = version * 4 + 17
  const places = ALIGNED[version] ?? []
  if (row === 6 || column === 6) return true
  if ((row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9))
    return true
  if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) return true
  const isCorner = (r: number, c: number) =>
    (r === 6 && c === 6) || (r === 6 && c === size - 7) || (r === size - 7 && c === 6)
  return places.some((r) =>
    places.some((c) => !isCorner(r, c) && Math.abs(row - r) <= 2 && Math.abs(column - c) <= 2),
  )
}

function bytesIn(squares: boolean[][], version: number): number[] {
  const dark = (row: number, column: number) => squares[row]?.[column] ?? false
  const size = squares.length
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => Number(dark(8, column)))
  const [level, mask] = [
    (((format[0] ?? 0) << 1) | (format[1] ?? 0)) ^ 0b10,
    (((format[2] ?? 0) << 2) | ((format[3] ?? 0) << 1) | (format[4] ?? 0)) ^ 0b101,
  ]
  equal(level, 1, 'level L')
  const bits: number[] = []
  let isUp = true
  for (const right of Array.from({ length: (size - 1) / 2 }, (_, i) => size - 1 - 2 * i)) {
    const pair = right > 6 ? right : right - 1
    const rows = Array.from({ length: size }, (_, i) => (isUp ? size - 1 - i : i))
    for (const row of rows)
      for (const column of [pair, pair - 1])
        if (!isPattern(row, column, version))
          bits.push(Number(dark(row, column)) ^ Number(MASKS[mask]?.(row, column) === 0))
    isUp = !isUp
  }
  return Array.from({ length: bits.length >> 3 }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2),
  )
}

const POWERS: number[] = [1]
for (let i = 1; i < 255; i++) {
  const twice = (POWERS[i - 1] ?? 0) * 2
  POWERS.push(twice > 255 ? twice ^ 0x11d : twice)
}
const times = (a: number, b: number) =>
  a && b ? (POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % 255] ?? 0) : 0

/** The text in the squares, or a fault where they follow no standard. */
export function textIn(squares: boolean[][]): string {
  const version = (squares.length - 17) / 4
  const [correction, blocks, total] = LEVEL_L[version] ?? [0, 1, 0]
  const bytes = bytesIn(squares, version).slice(0, total)
  equal(bytes.length, total)
  const short = Math.floor(total / blocks) - correction
  const long = total % blocks
  const lists = Array.from({ length: blocks }, (): number[] => [])
  let at = 0
  for (let i = 0; i <= short; i++)
    for (const [block, list] of lists.entries())
      if (i < short || block >= blocks - long) list.push(bytes[at++] ?? 0)
  const data = lists.flatMap((list) => [...list])
  for (let i = 0; i < correction; i++) for (const list of lists) list.push(bytes[at++] ?? 0)
  for (const list of lists)
    for (let root = 0; root < correction; root++)
      ok(list.reduce((sum, byte) => times(sum, POWERS[root] ?? 0) ^ byte, 0) === 0, 'the correction is right')
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  equal(bits.slice(0, 4), '0100', 'bytes')
  const head = version < 10 ? 12 : 20
  const length = Number.parseInt(bits.slice(4, head), 2)
  const text = bits.slice(head, head + length * 8).match(/.{8}/g) ?? []
  return Buffer.from(text.map((byte) => Number.parseInt(byte, 2))).toString()
}
