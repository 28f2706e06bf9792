// The address of the page on which one is. The answer to a form cannot be asked for again: there it is the page of the same address, or the nearest above it.
import type { Request } from 'express'
import { to } from '../paths.ts'

type Stack = Request['app']['router']['stack']

/** Every address that answers a GET, as the routers spell it. */
export const addressesIn = (stack: Stack): string[] =>
  stack.flatMap(({ route, handle }) => {
    if (route) return route.stack.some(({ method }) => method === 'get') ? [route.path].flat() : []
    return 'stack' in handle && Array.isArray(handle.stack) ? addressesIn(handle.stack) : []
  })

export function pageAt(req: Request): string {
  if (req.method === 'GET' || req.method === 'HEAD') return req.originalUrl
  const pages = new Set(addressesIn(req.app.router.stack))
  const spelt = String(req.route?.path ?? '').split('/')
  while (spelt.length > 1 && !pages.has(spelt.join('/'))) spelt.pop()
  return req.path.split('/').slice(0, spelt.length).join('/') || to.home()
}
