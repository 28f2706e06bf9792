// Texts go over the line packed: what stays the same once in memory, for everybody who comes; a page for its one reader.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** `quality`: 9 takes ten times as long as 4 or 5, which only pays for what is packed once. */
const WAYS = {
  br: (bytes: Buffer, quality: number) =>
    brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  gzip: (bytes: Buffer, quality: number) => zip(bytes, { level: quality }),
}
type Way = keyof typeof WAYS

/** The smallest first: browsers that take all of them name gzip before it. */
export const ways: Way[] = ['br', 'gzip']

const kept: Record<Way, WeakMap<Buffer, Promise<Buffer>>> = { br: new WeakMap(), gzip: new WeakMap() }

export function packed(bytes: Buffer, way: Way): Promise<Buffer> {
  const ready = kept[way].get(bytes) ?? WAYS[way](bytes, 9)
  kept[way].set(bytes, ready)
  return ready
}

export const packedAtOnce = (bytes: Buffer, way: Way): Promise<Buffer> => WAYS[way](bytes, 5)
