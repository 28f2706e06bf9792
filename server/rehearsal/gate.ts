// While the world turns there is no database to ask: every page says so, and comes back by itself.
import type { RequestHandler } from 'express'
import { page } from '../core/render.ts'
import { to } from '../paths.ts'
import type { Rehearsal } from './types.ts'

const SECONDS = '1'

/** What the layout needs when nobody can be asked who looks. */
const shellSaying = (said: string) => ({
  kind: 'auth',
  title: 'The clock is turning',
  description: '',
  theme: 'system',
  workshop: null,
  notice: null,
  error: false,
  footer: [],
  rehearsal: { turning: said },
})

/** What turns the clock or says who looks changes nothing in the world. */
const isOfTheClock = (path: string) => path.startsWith(`${to.rehearsal()}/`)

/** Invented people and papers are found by no search engine. */
export const unlisted: RequestHandler = (_req, res, next) => {
  res.set('X-Robots-Tag', 'noindex, nofollow')
  next()
}

export const gate =
  (rehearsal: Rehearsal): RequestHandler =>
  async (req, res, next) => {
    const reads = req.method === 'GET' || req.method === 'HEAD'
    if (!rehearsal.state().busy) {
      const leave = await rehearsal.enter(!reads && !isOfTheClock(req.path))
      // Who left while waiting at the door would else be counted as inside for ever, and every jump wait for them.
      if (res.closed) return leave()
      res.once('close', leave)
      return next()
    }
    const told = rehearsal.told()
    // Only what looks may be asked again without being told.
    if (reads) res.set('Refresh', SECONDS)
    const shell = async () => shellSaying(told.said)
    const html = await page(req.house.render, 'rehearsal/turning', { reads, ...told }, shell)
    res.status(503).set({ 'Retry-After': SECONDS, 'Cache-Control': 'no-store' }).type('html').send(html)
  }
