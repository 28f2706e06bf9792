// A brake on letters that anybody may ask for, and on guessing the present password in a session that was left open.
import type { RequestHandler } from 'express'
import { fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import { type Brake, secondsToWait, secondsToWaitForLetters } from './passport.ts'

/** By the address that asks, the page of its form. */
const FORMS: ReadonlyMap<string, string> = new Map([
  [to.account(), 'account/new'],
  [to.passwordResets(), 'account/forgotten'],
])

/** Where the present password is asked for, with a code or without. */
const GUESSED = new Set([to.password(), to.secondFactor(), to.factorRemoval(), to.recoveryCodes()])

/** Routes take capitals and a slash at the end as well. */
const plain = (path: string) => path.toLowerCase().replace(/\/$/, '')

export function again(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return `Try again in ${counted(minutes, 'minute')}.`
}

const slowedLetters =
  (brake: Brake): RequestHandler =>
  async (req, res, next) => {
    const form = req.method === 'POST' ? FORMS.get(plain(req.path)) : undefined
    if (!form || req.reading.viewer.personId) return next()
    const wait = await secondsToWaitForLetters(brake, req.ip ?? '')
    if (wait === 0) return next()
    const because = `Too many letters were asked for from where you are. ${again(wait)}`
    res.set('Retry-After', String(wait))
    const typed = { ...req.body, password: undefined }
    await res.page(form, { entry: fault({ email: because }, typed) }, 429)
  }

/** Whoever sits at somebody else's machine could otherwise try passwords without end, and keep the account. */
const slowedGuesses =
  (brake: Brake): RequestHandler =>
  async (req, res, next) => {
    const { personId } = req.reading.viewer
    if (req.method !== 'POST' || !personId || !GUESSED.has(plain(req.path))) return next()
    const wait = await secondsToWait(brake, `person ${personId}`, req.ip ?? '')
    if (wait === 0) return next()
    const text = `The present password was asked for too often. ${again(wait)} Or sign out, and ask for a new password by letter.`
    res.set('Retry-After', String(wait))
    await res.page('home/refusal', { heading: 'Wait a little', text, theirs: null, typed: [] }, 429)
  }

export const slowed = (brake: Brake): RequestHandler[] => [slowedLetters(brake), slowedGuesses(brake)]
