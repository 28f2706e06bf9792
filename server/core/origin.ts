// Requests that change something must come from our own pages: Sec-Fetch-Site says so, or else Origin.
import type { NextFunction, Request, Response } from 'express'
import { Refused } from './errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function isOwn(req: Request): boolean {
  const site = req.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = req.get('origin')
  return origin !== undefined && URL.parse(origin)?.host === req.get('host')
}

/** Two slashes at the beginning, or one the other way round, would lead a browser to another site. */
export const isOwnPath = (path: string) => /^\/(?![/\\])/.test(path)

export function refuseCrossSite(req: Request, _res: Response, next: NextFunction) {
  if (SAFE.has(req.method) || isOwn(req)) return next()
  throw new Refused(
    'This request did not come from a page of this site, so it was refused. Open the page here and try again.',
  )
}
