// One's own second factor: set up, confirmed, given new recovery codes, turned off.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { type Entry, type Fault, fault } from '../core/form.ts'
import type { Seal } from '../core/seal.ts'
import { to } from '../paths.ts'
import { findSelf } from '../people/queries.ts'
import { tellOnce, toldOnce } from '../sessions/once.ts'
import { fitsPassword } from '../sessions/passport.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { beginFactor, confirmFactor, endFactor, type Miss, renewRecoveryCodes } from './actions.ts'
import { CLOSED } from './codes.ts'
import { readFirstCode, readPresent, readPresentAndCode } from './form.ts'
import { factorPage } from './page.ts'

const MISSED: Record<Miss, string> = {
  wrong:
    'This code does not fit, or was used already. Enter the one that your app shows now, or a recovery code.',
  closed: CLOSED,
}

/** What was typed goes with it only where the present password is right; a fault tells its field, and nothing of what was typed. */
async function withPassword<T extends { current: string }>(req: Request, entry: Entry<T>): Promise<Entry<T>> {
  if (!entry.ok) return fault(entry.problems)
  const { password_hash } = await findSelf(req.reading)
  const fits = await fitsPassword(password_hash, entry.value.current)
  return fits ? entry : fault({ current: 'This is not your present password. Try again.' })
}

/** With the recovery codes that were made by the request before, this once. */
async function ownPage(req: Request, res: Response, seal: Seal, entry: Fault | null = null) {
  const page = await factorPage(req.reading, seal, entry)
  const codes = toldOnce(req, seal, to.secondFactor())?.split(' ') ?? null
  await res.page('second-factor/own', { ...page, codes }, entry ? 422 : 200)
}

function tellCodes(req: Request, res: Response, seal: Seal, codes: string[], notice: string) {
  tellOnce(req, seal, to.secondFactor(), codes.join(' '))
  res.next(to.secondFactor(), notice)
}

export function secondFactor(seal: Seal) {
  const router = Router()

  router.get('/account/second-factor', signedIn, (req, res) => ownPage(req, res, seal))

  router.post('/account/second-factor', signedIn, async (req, res) => {
    const entry = await withPassword(req, readPresent(req.body))
    if (!entry.ok) return ownPage(req, res, seal, entry)
    await writing(req, (w) => beginFactor(w, seal))
    res.next(to.secondFactor())
  })

  router.post('/account/second-factor/confirmation', signedIn, async (req, res) => {
    const entry = readFirstCode(req.body)
    if (!entry.ok) return ownPage(req, res, seal, fault(entry.problems))
    const done = await writing(req, (w) => confirmFactor(w, seal, entry.value.code, req.sessionID))
    if ('problems' in done) return ownPage(req, res, seal, done)
    tellCodes(req, res, seal, done.codes, 'Your second factor is on. Your other sessions have ended.')
  })

  router.post('/account/second-factor/removal', signedIn, async (req, res) => {
    const entry = await withPassword(req, readPresentAndCode(req.body))
    if (!entry.ok) return ownPage(req, res, seal, entry)
    const miss = await writing(req, (w) => endFactor(w, seal, entry.value.code, req.sessionID))
    if (miss) return ownPage(req, res, seal, fault({ code: MISSED[miss] }))
    res.next(to.secondFactor(), 'Your second factor is off. Your other sessions have ended.')
  })

  router.post('/account/second-factor/recovery-codes', signedIn, async (req, res) => {
    const entry = await withPassword(req, readPresentAndCode(req.body))
    if (!entry.ok) return ownPage(req, res, seal, entry)
    const done = await writing(req, (w) => renewRecoveryCodes(w, seal, entry.value.code, req.sessionID))
    if (typeof done === 'string') return ownPage(req, res, seal, fault({ code: MISSED[done] }))
    tellCodes(req, res, seal, done.codes, 'The earlier recovery codes open nothing any more.')
  })

  return router
}
