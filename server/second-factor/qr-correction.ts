// How the bytes of a QR code are parted into blocks, and what is added to each so that a smudge does no harm (Reed and Solomon).

/** For each version, from 1, at the lowest level: the blocks, and how many bytes of correction each of them has. */
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12]
const CORRECTION = [
  ...[7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26],
]

export const VERSIONS = BLOCKS.map((_, at) => at + 1)

/** Squares that are no part of a pattern, in bytes. */
function roomOf(version: number): number {
  const small = version === 1 ? 0 : Math.floor(version / 7) + 2
  const patterns = small === 0 ? 0 : (25 * small - 10) * small - 55
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version < 7 ? 0 : 36)) / 8)
}

export function blocksOf(version: number) {
  const [blocks = 1, correction = 0] = [BLOCKS[version - 1], CORRECTION[version - 1]]
  const room = roomOf(version)
  return { blocks, correction, room, data: room - blocks * correction }
}

/** In the field of 256 elements. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

/** The product of (x - 2^i), without its first term. */
function divisorOf(degree: number): number[] {
  const divisor = [...Array<number>(degree - 1).fill(0), 1]
  let root = 1
  for (let turn = 0; turn < degree; turn++) {
    for (let at = 0; at < degree; at++) divisor[at] = times(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0)
    root = times(root, 2)
  }
  return divisor
}

function correctionOf(data: Uint8Array, divisor: number[]): number[] {
  let rest = divisor.map(() => 0)
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0)
    rest = divisor.map((one, at) => times(one, factor) ^ (rest[at + 1] ?? 0))
  }
  return rest
}

/** The first bytes of all blocks, then the second ones, and so on; the correction after the data. */
export function withCorrection(data: Uint8Array, version: number): number[] {
  const { blocks, correction, room } = blocksOf(version)
  const long = room % blocks
  const length = Math.floor(room / blocks) - correction
  const divisor = divisorOf(correction)
  const parts = Array.from({ length: blocks }, (_, at) => {
    const longer = Math.max(0, at - (blocks - long))
    const [from, more] = [at * length + longer, at < blocks - long ? 0 : 1]
    const part = data.subarray(from, from + length + more)
    return { part: [...part], added: correctionOf(part, divisor) }
  })
  const inTurn = (lists: number[][], most: number) =>
    Array.from({ length: most }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
  return [
    ...inTurn(
      parts.map(({ part }) => part),
      length + 1,
    ),
    ...inTurn(
      parts.map(({ added }) => added),
      correction,
    ),
  ]
}
