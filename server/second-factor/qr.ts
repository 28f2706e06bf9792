// A QR code (ISO/IEC 18004) of a short text, as dark and light squares: bytes, with the least correction, which a screen needs no more of.
import { blocksOf, VERSIONS, withCorrection } from './qr-correction.ts'

type Grid = { size: number; dark: boolean[][]; fixed: boolean[][] }

/** The smallest version that holds the bytes, counting the head of mode and length. */
function versionFor(bytes: number): number {
  const version = VERSIONS.find((one) => {
    const { data } = blocksOf(one)
    return 4 + (one < 10 ? 8 : 16) + bytes * 8 <= data * 8
  })
  if (!version) throw new RangeError(`${bytes} bytes are too many for a QR code.`)
  return version
}

/** Mode, length, the bytes, a terminator, and two bytes in turn until the code is full. */
function codewords(text: Buffer, version: number): Uint8Array {
  const { data } = blocksOf(version)
  const length = text.length.toString(2).padStart(version < 10 ? 8 : 16, '0')
  const bits = `0100${length}${[...text].map((byte) => byte.toString(2).padStart(8, '0')).join('')}`
  const ended = bits.padEnd(Math.min(data * 8, bits.length + 4), '0')
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, '0')
  const words = Uint8Array.from({ length: data }, (_, at) =>
    (at - whole.length / 8) % 2 === 0 ? 0xec : 0x11,
  )
  for (let at = 0; at < whole.length / 8; at++)
    words[at] = Number.parseInt(whole.slice(at * 8, at * 8 + 8), 2)
  return words
}

const set = ({ dark, fixed }: Grid, x: number, y: number, isDark: boolean) => {
  const [line, known] = [dark[y], fixed[y]]
  if (!line || !known || line[x] === undefined) return
  line[x] = isDark
  known[x] = true
}

function finder(grid: Grid, centreX: number, centreY: number) {
  for (let dy = -4; dy <= 4; dy++)
    for (let dx = -4; dx <= 4; dx++) {
      const distance = Math.max(Math.abs(dx), Math.abs(dy))
      set(grid, centreX + dx, centreY + dy, distance !== 2 && distance !== 4)
    }
}

/** Where the small squares stand, in both directions. */
function alignments(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step).reverse()]
}

function pattern(grid: Grid, version: number) {
  const { size } = grid
  for (let at = 0; at < size; at++) {
    set(grid, 6, at, at % 2 === 0)
    set(grid, at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    finder(grid, x, y)
  const places = alignments(version, size)
  const [first, last] = [places.at(0), places.at(-1)]
  for (const x of places)
    for (const y of places) {
      const isFinder = (x === first && (y === first || y === last)) || (x === last && y === first)
      if (isFinder) continue
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) set(grid, x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
    }
}

/** What is left of a division of polynomials over two elements. */
const remainder = (value: number, by: number, times: number) =>
  Array.from({ length: times }).reduce<number>((rest) => (rest << 1) ^ ((rest >>> (times - 1)) * by), value)

/** The mask and the correction, twice; from version 7 on the version too. */
function signs(grid: Grid, version: number, mask: number) {
  const { size } = grid
  const format = (1 << 3) | mask
  const bits = ((format << 10) | remainder(format, 0x537, 10)) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at < 15; at++) {
    set(grid, 8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, bit(at))
    set(grid, at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at, 8, bit(at))
  }
  set(grid, 8, size - 8, true)
  if (version < 7) return
  const told = (version << 12) | remainder(version, 0x1f25, 12)
  for (let at = 0; at < 18; at++) {
    const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)]
    set(grid, far, near, ((told >>> at) & 1) === 1)
    set(grid, near, far, ((told >>> at) & 1) === 1)
  }
}

/** Up and down in columns of two, from the right, past the column of the timing. */
function* way({ size, fixed }: Grid): Generator<[x: number, y: number]> {
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = upward ? size - 1 - step : step
        if (!fixed[y]?.[x]) yield [x, y]
      }
  }
}

const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Long runs, and what looks like a corner, are what readers stumble over. */
function awkwardness({ dark, size }: Grid): number {
  const row = (squares: boolean[]) => squares.map(Number).join('')
  const columns = Array.from({ length: size }, (_, x) => dark.map((line) => line[x] ?? false))
  const lines = [...dark, ...columns].map(row)
  const runs = lines.flatMap((line) => line.match(/1{5,}|0{5,}/g) ?? [])
  const corners = lines.flatMap((line) => line.match(/(?=10111010000|00001011101)/g) ?? [])
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + 40 * corners.length
}

function masked(words: number[], version: number, mask: number): Grid {
  const size = version * 4 + 17
  const empty = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const grid = { size, dark: empty(), fixed: empty() }
  pattern(grid, version)
  signs(grid, version, mask)
  let at = 0
  for (const [x, y] of way(grid)) {
    const isDark = (((words[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
    const line = grid.dark[y]
    if (line) line[x] = isDark !== (MASKS[mask]?.(x, y) ?? false)
    at++
  }
  return grid
}

/** Dark squares, line by line, without the quiet edge. */
export function qrSquares(text: string): boolean[][] {
  const bytes = Buffer.from(text)
  const version = versionFor(bytes.length)
  const words = withCorrection(codewords(bytes, version), version)
  const tried = MASKS.map((_, mask) => masked(words, version, mask))
  const [best] = tried.toSorted((a, b) => awkwardness(a) - awkwardness(b))
  return best?.dark ?? []
}

/** The same for the `d` of an SVG path, with the quiet edge of four squares that readers need, and the length of its sides. */
export function qrPath(text: string): { path: string; side: number } {
  const squares = qrSquares(text)
  const runs = squares.flatMap((line, y) =>
    [...line.map(Number).join('').matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index + 4} ${y + 4}h${run.length}v1h-${run.length}z`,
    ),
  )
  return { path: runs.join(''), side: squares.length + 8 }
}
