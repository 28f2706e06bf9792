// Where chairs need a second factor, one without it goes no further than to the page that sets it up.
import type { RequestHandler } from 'express'
import { wantsJson } from '../http.ts'
import { to } from '../paths.ts'
import { mayGoOn } from '../policy/second-factor.ts'
import { must, yes } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { hasFactor } from './queries.ts'

/** To set it up, to sign in as somebody else, to leave, and for the theme of the page. */
const OPEN =
  /^\/(account\/(second-factor|password|theme)(\/|$)|sessions(\/(new|second-factor|current\/end))?\/?$)/

/** What was typed into a form comes back with the refusal. */
export const factorFirst: RequestHandler = async (req, res, next) => {
  const { reading } = req
  const viewer = req.looker ?? reading.viewer
  const required = reading.workshop.second_factor_since !== null
  if (!required || !viewer.isChair || OPEN.test(req.path)) return next()
  const verdict = mayGoOn(viewer, { required, on: await hasFactor(reading, ownId(viewer)) })
  const isPage = req.method === 'GET' && !wantsJson(req) && !req.path.startsWith('/api/')
  if (yes(verdict) || !isPage) {
    must(verdict)
    return next()
  }
  // Why is said there, also to who opens the page by itself.
  res.next(to.secondFactor())
}
