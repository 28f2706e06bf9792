// The second step of signing in: the code, after the password.
import { Router } from 'express'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { withoutTokens } from '../core/log.ts'
import type { Seal } from '../core/seal.ts'
import { to } from '../paths.ts'
import { type Brake, forgiveAttempts, secondsToWait } from '../sessions/passport.ts'
import { comeIn } from '../sessions/sign-in.ts'
import { again } from '../sessions/slowing.ts'
import { spendCode } from './actions.ts'
import { CLOSED } from './codes.ts'
import { readStep } from './form.ts'
import { halfOf } from './pending.ts'

const WRONG = {
  code: 'This code does not fit, or was used already. Enter the one that your app shows now.',
  recovery: 'This is none of your recovery codes, or it was used already. Enter another one.',
}
const OVER = 'Too much time has passed since you entered your password. Sign in again.'

export function secondStep(seal: Seal, brake: Brake) {
  const router = Router()

  router.get('/sessions/second-factor', async (req, res) => {
    if (req.reading.viewer.personId) return res.next(to.desk())
    if ((await halfOf(req)) === null) return res.next(to.newSession(), OVER)
    await res.page('second-factor/step', { entry: null })
  })

  router.post('/sessions/second-factor', async (req, res) => {
    // Of now, not of the first byte: a request that is kept open must keep neither the password nor a code alive.
    const now = req.house.clock()
    const id = await halfOf(req, now)
    if (id === null) return res.next(to.newSession(), OVER)
    const entry = readStep(req.body)
    if (!entry.ok) return res.page('second-factor/step', { entry: fault(entry.problems) }, 422)
    const { field, typed } = entry.value
    const [whose, address] = [`second factor of ${id}`, req.ip ?? '']
    const wait = await secondsToWait(brake, whose, address)
    if (wait > 0) {
      const slow = fault({ [field]: `Too many codes were tried. ${again(wait)}` })
      return res.set('Retry-After', String(wait)).page('second-factor/step', { entry: slow }, 429)
    }
    const miss = await writing(req, (w) => spendCode({ ...w, now }, seal, id, typed))
    if (miss) {
      req.house.log.info({ url: withoutTokens(req.url), id: req.id }, 'second factor refused')
      const because = miss === 'closed' ? CLOSED : WRONG[field]
      return res.page('second-factor/step', { entry: fault({ [field]: because }) }, 422)
    }
    await forgiveAttempts(brake, whose, address)
    await comeIn(req, res, { id })
  })

  return router
}
