// Pages go over the line packed for visitors of whom nothing is known, and for nobody else.
import type { Request, Response } from 'express'
import { withoutTokens } from '../core/log.ts'
import { packedAtOnce, ways } from './packing.ts'

/**
 * How long a packed page is tells whether what somebody put into its address stands in it a second time, and so, guess by
 * guess, a secret that stands there as well (BREACH). Without a cookie, a person or a token in the address no page holds a
 * secret; what a form sent is printed back, and needs no packing.
 */
const holdsNoSecret = (req: Request): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  req.headers.cookie === undefined &&
  req.reading.viewer.personId === null &&
  withoutTokens(req.originalUrl) === req.originalUrl

export async function sendPage(req: Request, res: Response, html: string): Promise<void> {
  res.type('html')
  if (!holdsNoSecret(req)) return void res.send(html)
  const way = ways.find((one) => req.acceptsEncodings(one))
  if (way) res.set('Content-Encoding', way)
  res.vary('Accept-Encoding').send(way ? await packedAtOnce(Buffer.from(html), way) : html)
}
