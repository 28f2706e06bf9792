// Own account: signing up, confirming the address, password, profile, theme.
import { setTimeout } from 'node:timers/promises'
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { sendArchive } from '../core/archive.ts'
import { type Fault, fault } from '../core/form.ts'
import { backTo, tokenOf } from '../http.ts'
import { to } from '../paths.ts'
import { findSelf } from '../people/queries.ts'
import { findToken } from '../people/tokens.ts'
import { fitsPassword } from '../sessions/passport.ts'
import { signedIn } from '../sessions/sign-in.ts'
import {
  askConfirmation,
  askPasswordReset,
  changePassword,
  confirmAddress,
  createAccount,
  resetPassword,
  saveProfile,
} from './actions.ts'
import {
  readEmail,
  readNewAccount,
  readNewPassword,
  readPasswordChange,
  readProfile,
  readTheme,
} from './form.ts'
import { ownerShown } from './owner.ts'
import { takeoutOf } from './takeout.ts'

export const account = Router()

/** In milliseconds, with room for a slow day. */
const AS_LONG_AS_A_LETTER = 150

const withoutPassword = (entry: Fault) =>
  fault(entry.problems, { ...entry.typed, password: undefined, current: undefined })

account.get('/api/v1/account', (req, res) => {
  res.json(ownerShown(req.reading))
})

account.get('/account/new', async (req, res) => {
  if (req.reading.viewer.personId) return res.next(to.account())
  await res.page('account/new', { entry: null })
})

account.post('/account', async (req, res) => {
  if (req.reading.viewer.personId) return changeProfile(req, res)
  const entry = readNewAccount(req.body)
  if (!entry.ok) return res.page('account/new', { entry: withoutPassword(entry) }, 422)
  await writing(req, (w) => createAccount(w, entry.value))
  res.next(
    to.newSession(),
    `We sent a letter to ${entry.value.email}. Open the link in it to confirm your address, then sign in here.`,
  )
})

async function changeProfile(req: Request, res: Response) {
  const entry = readProfile(req.body)
  if (!entry.ok) return profile(req, res, entry, 422)
  await writing(req, (w) => saveProfile(w, entry.value))
  res.next(to.account(), 'Profile saved.')
}

async function profile(req: Request, res: Response, entry: Fault | null, status = 200) {
  const { name, email, affiliation, confirmed_at } = await findSelf(req.reading)
  await res.page(
    'account/show',
    {
      self: {
        name,
        email,
        affiliation,
        confirmed: confirmed_at !== null,
        reviews: req.reading.viewer.isReviewer,
      },
      entry,
    },
    status,
  )
}

account.get('/account', signedIn, (req, res) => profile(req, res, null))

account.get('/account/data', signedIn, async (_req, res) => {
  await res.page('account/data', {})
})

account.get('/account/data.zip', signedIn, async (req, res) => {
  const { reading } = req
  await sendArchive(res, { ...reading, parts: await takeoutOf(reading), name: 'my-data.zip' })
})

account.get('/account/password', signedIn, async (_req, res) => {
  await res.page('account/password', { entry: null })
})

account.post('/account/password', signedIn, async (req, res) => {
  const entry = readPasswordChange(req.body)
  if (!entry.ok) return res.page('account/password', { entry: withoutPassword(entry) }, 422)
  const self = await findSelf(req.reading)
  if (!(await fitsPassword(self.password_hash, entry.value.current))) {
    const wrong = fault({ current: 'This is not your present password. Try again.' })
    return res.page('account/password', { entry: wrong }, 422)
  }
  await writing(req, (w) => changePassword(w, entry.value.password, req.sessionID))
  res.next(to.account(), 'Password changed. Your other sessions have ended.')
})

account.post('/account/confirmations', signedIn, async (req, res) => {
  await writing(req, askConfirmation)
  res.next(to.account(), 'We sent the letter again. Open the link in it.')
})

account.get('/account/confirmations/:token', async (req, res) => {
  const token = tokenOf(req)
  const known = await findToken(req.reading, 'confirmation', token)
  await res.page('account/confirmation', { token, expired: !known }, known ? 200 : 404)
})

account.post('/account/confirmations/:token', async (req, res) => {
  await writing(req, (w) => confirmAddress(w, tokenOf(req)))
  const { personId } = req.reading.viewer
  res.next(personId ? to.desk() : to.newSession(), 'Your address is confirmed.')
})

account.get('/account/password-resets/new', async (_req, res) => {
  await res.page('account/forgotten', { entry: null })
})

account.post('/account/password-resets', async (req, res) => {
  const entry = readEmail(req.body)
  if (!entry.ok) return res.page('account/forgotten', { entry }, 422)
  // A letter takes a while to write, and the time of the answer must not tell that there was one.
  await Promise.all([
    writing(req, (w) => askPasswordReset(w, entry.value.email)),
    setTimeout(AS_LONG_AS_A_LETTER),
  ])
  res.next(
    to.newSession(),
    `If ${entry.value.email} has an account, a letter with a link is on its way to it.`,
  )
})

account.get('/account/password-resets/:token', async (req, res) => {
  const token = tokenOf(req)
  const known = await findToken(req.reading, 'password_reset', token)
  await res.page('account/reset', { token, expired: !known, entry: null }, known ? 200 : 404)
})

account.post('/account/password-resets/:token', async (req, res) => {
  const token = tokenOf(req)
  const entry = readNewPassword(req.body)
  if (!entry.ok)
    return res.page('account/reset', { token, expired: false, entry: withoutPassword(entry) }, 422)
  await writing(req, (w) => resetPassword(w, token, entry.value.password))
  res.next(to.newSession(), 'Your new password is set. Sign in with it.')
})

account.post('/account/theme', (req, res, next) => {
  const entry = readTheme(req.body)
  if (entry.ok && entry.value.theme === 'system') delete req.session.theme
  else if (entry.ok && entry.value.theme !== 'system') req.session.theme = entry.value.theme
  const back = (entry.ok && entry.value.back) || backTo(req)
  // Saved first, because the page that follows is drawn in the new theme.
  req.session.save((error) => (error ? next(error) : res.redirect(303, back)))
})
