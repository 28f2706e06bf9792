// Libraries of megabytes go over the line packed: once in memory, for everybody who reads papers here.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { RequestHandler } from 'express'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

const WAYS = {
  br: (bytes: Buffer) => brotli(bytes, QUALITY),
  gzip: (bytes: Buffer) => zip(bytes, { level: 9 }),
  identity: async (bytes: Buffer) => bytes,
}

/** Only these files of the folder, under their own names; for everything else the next one answers. */
export function packed(folder: string, names: string[]): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>()
  const pack = (name: string, way: keyof typeof WAYS) => {
    const key = `${way} ${name}`
    const ready = kept.get(key) ?? readFile(join(folder, name)).then(WAYS[way])
    kept.set(key, ready)
    return ready
  }
  return async (req, res, next) => {
    const name = names.find((one) => req.path === `/${one}`)
    if (!name || (req.method !== 'GET' && req.method !== 'HEAD')) return next()
    const accepted = req.acceptsEncodings(['br', 'gzip'])
    const way = accepted === 'br' || accepted === 'gzip' ? accepted : 'identity'
    if (way !== 'identity') res.set('Content-Encoding', way)
    res.vary('Accept-Encoding').set('Cache-Control', 'public, max-age=86400').type('text/javascript')
    res.send(await pack(name, way))
  }
}
