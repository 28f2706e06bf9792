// Answers with files of ours: under the version for a year, under an older one with today's file, and the reader of PDFs by its old name.
import { extname } from 'node:path'
import type { RequestHandler } from 'express'
import { packed, ways } from './packing.ts'
import type { Shelf } from './shelf.ts'

const VERSIONED = /^\/assets\/([0-9a-f]{16})(\/.+)$/
const TEXTS = /\.(css|js|mjs|svg|txt)$/

const FOREVER = 'public, max-age=31536000, immutable'
/** A page that stood open during an update finds its files, and the next page links the new ones. */
const MINUTE = 'public, max-age=60'
const DAY = 'public, max-age=86400'

/** `version`: under which the file is asked for; none by its old name. */
function wantedIn(path: string): { version?: string | undefined; address: string } {
  const [, version, below] = VERSIONED.exec(path) ?? []
  return { version, address: below ?? (path.startsWith('/vendor/pdfjs/') ? path : '') }
}

function keptFor(version: string | undefined, today: string): string {
  if (version === today) return FOREVER
  return version ? MINUTE : DAY
}

/** What is not on the shelf the next one answers. */
export const serving =
  (shelf: () => Shelf): RequestHandler =>
  async (req, res, next) => {
    const { version, address } = wantedIn(req.path)
    const { version: today, files } = shelf()
    const bytes = files.get(address)
    if (!bytes || (req.method !== 'GET' && req.method !== 'HEAD')) return next()
    res.set('Cache-Control', keptFor(version, today))
    const way = TEXTS.test(address) ? ways.find((one) => req.acceptsEncodings(one)) : undefined
    if (way) res.set('Content-Encoding', way)
    res
      .vary('Accept-Encoding')
      .type(extname(address))
      .send(way ? await packed(bytes, way) : bytes)
  }
