// The addresses of one's own account: listed, added, confirmed, chosen, removed.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf, tokenOf } from '../http.ts'
import { to } from '../paths.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { addEmail, chooseEmail, confirmEmail, removeEmail } from './actions.ts'
import { readEmail } from './form.ts'
import { claimPage, emailsPage } from './page.ts'

export const emails = Router()

emails.get('/account/emails', signedIn, async (req, res) => {
  await res.page('emails/index', await emailsPage(req.reading))
})

emails.post('/account/emails', signedIn, async (req, res) => {
  const entry = readEmail(req.body)
  const refused = entry.ok ? await writing(req, (w) => addEmail(w, entry.value.email)) : entry
  if (refused) return res.page('emails/index', await emailsPage(req.reading, refused), 422)
  res.next(to.emails(), 'We sent a letter to that address. Open the link in it while you are signed in here.')
})

emails.get('/account/emails/:token', signedIn, async (req, res) => {
  const page = await claimPage(req.reading, tokenOf(req))
  await res.page('emails/confirmation', page, page.email ? 200 : 404)
})

emails.post('/account/emails/:token/confirmation', signedIn, async (req, res) => {
  const { email } = await writing(req, (w) => confirmEmail(w, tokenOf(req)))
  res.next(to.emails(), `${email} is yours now. Papers that name it are on your desk.`)
})

emails.post('/account/emails/:id/choice', signedIn, async (req, res) => {
  const { email } = await writing(req, (w) => chooseEmail(w, idOf(req)))
  res.next(to.emails(), `Letters go to ${email} now.`)
})

emails.post('/account/emails/:id/removal', signedIn, async (req, res) => {
  const { email } = await writing(req, (w) => removeEmail(w, idOf(req)))
  res.next(to.emails(), `${email} is removed.`)
})
