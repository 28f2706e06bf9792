// A program names itself by a token instead of a cookie: at the addresses for programs, and to read.
import type { RequestHandler } from 'express'
import { ownerOf } from './queries.ts'

const FOR_PROGRAMS = /^\/api\//i

/** A token that is no more is told, for without it the answer would be that of a visitor. */
export const byToken: RequestHandler = async (req, res, next) => {
  const header = req.get('authorization')
  if (header === undefined || !FOR_PROGRAMS.test(req.path)) return next()
  const [, token] = /^Bearer +(\S{1,200})$/i.exec(header.trim()) ?? []
  const id = token ? await ownerOf({ db: req.house.db, now: req.now }, token) : undefined
  if (id) {
    req.user = { id }
    return next()
  }
  const text = 'This token was ended, has expired, or never was. Make one under /account/tokens.'
  res.status(401).set({ 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' })
  res.json({ error: 'This token opens nothing', text })
}
