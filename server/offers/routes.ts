// Papers offered by a letter, accepted or declined by its link; nobody is signed in by it, and opening it changes nothing.
import { Router } from 'express'
import { writing } from '../context.ts'
import { tokenOf } from '../http.ts'
import { to } from '../paths.ts'
import { acceptOffers, declineOffer } from './actions.ts'
import { readAcceptance, readDecline } from './form.ts'
import { offersPage } from './page.ts'

export const offers = Router()

offers.get('/offers/:token', async (req, res) => {
  await res.page('offers/show', await offersPage(req.reading, tokenOf(req)))
})

offers.post('/offers/:token/acceptance', async (req, res) => {
  const token = tokenOf(req)
  const entry = readAcceptance(req.body)
  if (!entry.ok) return res.page('offers/show', await offersPage(req.reading, token, entry), 422)
  await writing(req, (w) => acceptOffers(w, token, entry.value.papers))
  res.next(to.offers(token), 'Thank you. The chairs count on your review.')
})

offers.post('/offers/:token/refusal', async (req, res) => {
  const token = tokenOf(req)
  const entry = readDecline(req.body)
  if (!entry.ok) return res.page('offers/show', await offersPage(req.reading, token, entry), 422)
  const { paper, ...refusal } = entry.value
  await writing(req, (w) => declineOffer(w, token, paper, refusal))
  res.next(to.offers(token), `You have declined paper ${paper}. The chairs know.`)
})
