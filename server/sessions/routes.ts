// Signing in and out.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { found, NotFound } from '../core/errors.ts'
import { fault } from '../core/form.ts'
import { withoutTokens } from '../core/log.ts'
import { to } from '../paths.ts'
import { halfWay } from '../second-factor/pending.ts'
import { endSessions } from './actions.ts'
import { readSession, readSignIn } from './form.ts'
import { ownSessionsPage } from './own.ts'
import { unsentPage } from './page.ts'
import { type Brake, type createPassport, forgiveAttempts, secondsToWait } from './passport.ts'
import { comeIn, signedIn } from './sign-in.ts'
import { unsentOf } from './unsent.ts'

const WRONG = 'The email address and the password do not fit together. Check both, or set a new password.'

const minutes = (seconds: number) => Math.max(1, Math.ceil(seconds / 60))

/** `cookie`: its name, for two houses on one machine have two. */
export function sessions(passport: ReturnType<typeof createPassport>, brake: Brake, cookie: string) {
  const router = Router()

  const userFor = (req: Request, res: Response) =>
    new Promise<Express.User | null>((resolve, reject) => {
      const done = (error: unknown, user: Express.User | false | null | undefined) =>
        error ? reject(error) : resolve(user || null)
      passport.authenticate('local', done)(req, res, reject)
    })

  router.get('/login', (_req, res) => res.redirect(303, to.newSession()))
  router.get('/logout', (_req, res) => res.redirect(303, to.account()))

  router.get('/sessions/new', async (req, res) => {
    if (req.reading.viewer.personId) return res.next(to.desk())
    await res.page('sessions/new', { entry: null })
  })

  router.post('/sessions', async (req, res) => {
    const entry = readSignIn(req.body)
    const typed = { email: req.body?.email }
    if (!entry.ok) return res.page('sessions/new', { entry: fault(entry.problems, typed) }, 422)
    const { email } = entry.value
    // What was read and counted is what is tried, and not what was typed.
    req.body = entry.value
    const address = req.ip ?? ''
    const wait = await secondsToWait(brake, email, address)
    if (wait > 0) {
      const because = `Too many attempts to sign in. Try again in ${minutes(wait)} minutes, or set a new password.`
      res.set('Retry-After', String(wait))
      return res.page('sessions/new', { entry: fault({ email: because }, typed) }, 429)
    }
    const user = await userFor(req, res)
    if (!user) {
      req.house.log.info({ url: withoutTokens(req.url), id: req.id }, 'sign-in refused')
      return res.page('sessions/new', { entry: fault({ email: WRONG }, typed) }, 422)
    }
    await forgiveAttempts(brake, email, address)
    if (await halfWay(req, user)) return res.next(to.secondStep())
    await comeIn(req, res, user)
  })

  router.get('/sessions/unsent', signedIn, async (req, res) => {
    await res.page('sessions/unsent', await unsentPage(req.reading, found(unsentOf(req))))
  })

  router.post('/sessions/unsent/end', signedIn, (req, res) => {
    const { from } = found(unsentOf(req))
    delete req.session.unsent
    res.next(from, 'What you had typed is discarded.')
  })

  router.get('/account/sessions', signedIn, async (req, res) => {
    await res.page('sessions/own', await ownSessionsPage(req.reading, req.sessionID))
  })

  router.post('/account/sessions/end', signedIn, async (req, res) => {
    const entry = readSession(req.body)
    if (!entry.ok) throw new NotFound()
    const count = await writing(req, (w) => endSessions(w, entry.value.session, req.sessionID))
    res.next(to.ownSessions(), `${count === 1 ? 'One session has' : `${count} sessions have`} ended.`)
  })

  router.post('/sessions/current/end', async (req, res) => {
    await new Promise<void>((resolve, reject) =>
      req.session.destroy((error) => (error ? reject(error) : resolve())),
    )
    res.clearCookie(cookie).redirect(303, to.home())
  })

  return router
}
