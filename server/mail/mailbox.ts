// The mailbox of everybody in a rehearsal: each letter as its reader sees it, with links that open as that person.
import { Router } from 'express'
import { keyOf } from '../http.ts'
import { signIn, signOut } from '../sessions/sign-in.ts'
import { readLook, readOpening } from './form.ts'
import { mailboxHtml, mailboxLetterPage, mailboxPage, openingOf } from './mailbox-page.ts'

export const mailbox = Router()

mailbox.get('/rehearsal/mail', async (req, res) => {
  await res.page('mail/mailbox', await mailboxPage(req.reading, readLook(req.query)))
})

mailbox.get('/rehearsal/mail/:id', async (req, res) => {
  await res.page('mail/arrived', await mailboxLetterPage(req.reading, keyOf(req)))
})

/** As in the outbox, but its links may lead out of the frame when somebody presses them. */
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"

mailbox.get('/rehearsal/mail/:id/html', async (req, res) => {
  const html = await mailboxHtml(req.reading, keyOf(req))
  res.set({ 'Content-Security-Policy': LETTER_POLICY, 'Cache-Control': 'no-store' }).type('html').send(html)
})

mailbox.post('/rehearsal/mail/:id/opening', async (req, res) => {
  const { reader, path, name } = await openingOf(req.reading, keyOf(req), readOpening(req.body).link)
  await (reader === null ? signOut(req) : signIn(req, { id: reader }))
  res.next(path, `You opened this from the letter to ${name}.`)
})
