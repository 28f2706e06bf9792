// The outbox: batches that wait, letters, and what a chair can do with them.
import { Router } from 'express'
import { writing } from '../context.ts'
import { keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { discardBatch, dispatchBatch, retryLetter } from './actions.ts'
import { readLook, readPlace } from './form.ts'
import { batchPage, letterHtml, letterPage, mailPage } from './page.ts'
import { mailSettings } from './settings.ts'

export const mail = Router()

mail.get('/mail', async (req, res) => {
  await res.page('mail/index', await mailPage(req.reading, readLook(req.query), req.house.postman !== null))
})

mail.get('/settings/mail', async (req, res) => {
  const { config, postman } = req.house
  await res.page('mail/settings', await mailSettings(req.reading, postman ? config.mailFrom : null))
})

mail.get('/mail/batches/:id', async (req, res) => {
  const place = readPlace(req.query)
  await res.page('mail/batch', await batchPage(req.reading, keyOf(req), place, req.house.postman !== null))
})

mail.post('/mail/batches/:id/dispatch', async (req, res) => {
  const id = keyOf(req)
  await writing(req, (w) => dispatchBatch(w, id))
  res.next(to.batch({ id }), 'The letters are on their way.')
})

mail.post('/mail/batches/:id/discard', async (req, res) => {
  const id = keyOf(req)
  await writing(req, (w) => discardBatch(w, id))
  res.next(to.batch({ id }), 'Discarded. None of these letters will be sent.')
})

mail.get('/mail/letters/:id', async (req, res) => {
  await res.page('mail/letter', await letterPage(req.reading, keyOf(req), req.house.postman !== null))
})

/** The HTML part as a document of its own: it may use styles, and may do nothing else. */
const LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"

mail.get('/mail/letters/:id/html', async (req, res) => {
  const html = await letterHtml(req.reading, keyOf(req), req.house.postman !== null)
  res.set({ 'Content-Security-Policy': LETTER_POLICY, 'Cache-Control': 'no-store' }).type('html').send(html)
})

mail.post('/mail/letters/:id/retry', async (req, res) => {
  const id = keyOf(req)
  await writing(req, (w) => retryLetter(w, id))
  res.next(to.letter({ id }), 'The letter is queued again.')
})
