// A brake on letters that anybody may ask for: to sign up, or to set a new password, at any address.
import type { RequestHandler } from 'express'
import { fault } from '../core/form.ts'
import { to } from '../paths.ts'
import { type Brake, secondsToWaitForLetters } from './passport.ts'

/** By the address that asks, the page of its form. */
const FORMS: ReadonlyMap<string, string> = new Map([
  [to.account(), 'account/new'],
  [to.passwordResets(), 'account/forgotten'],
])

/** Routes take capitals and a slash at the end as well. */
const plain = (path: string) => path.toLowerCase().replace(/\/$/, '')

export const slowedLetters =
  (brake: Brake): RequestHandler =>
  async (req, res, next) => {
    const form = req.method === 'POST' ? FORMS.get(plain(req.path)) : undefined
    if (!form || req.reading.viewer.personId) return next()
    const wait = await secondsToWaitForLetters(brake, req.ip ?? '')
    if (wait === 0) return next()
    const minutes = Math.ceil(wait / 60)
    const because = `Too many letters were asked for from where you are. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
    res.set('Retry-After', String(wait))
    const typed = { ...req.body, password: undefined }
    await res.page(form, { entry: fault({ email: because }, typed) }, 429)
  }
