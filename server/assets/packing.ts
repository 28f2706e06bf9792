// Texts go over the line packed: each once in memory, for everybody who comes.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

const WAYS = {
  br: (bytes: Buffer) => brotli(bytes, QUALITY),
  gzip: (bytes: Buffer) => zip(bytes, { level: 9 }),
}
type Way = keyof typeof WAYS

/** The smallest first: browsers that take all of them name gzip before it. */
export const ways: Way[] = ['br', 'gzip']

const kept: Record<Way, WeakMap<Buffer, Promise<Buffer>>> = { br: new WeakMap(), gzip: new WeakMap() }

export function packed(bytes: Buffer, way: Way): Promise<Buffer> {
  const ready = kept[way].get(bytes) ?? WAYS[way](bytes)
  kept[way].set(bytes, ready)
  return ready
}
