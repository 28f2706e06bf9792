// Another address is proposed for a co-author; what was proposed is accepted or declined, in one click.
import { Router } from 'express'
import { authorshipsPage } from '../authorships/page.ts'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { acceptCorrection, declineCorrection, proposeAddress } from './actions.ts'
import { readAddress } from './form.ts'

export const corrections = Router()

corrections.post('/papers/:id/corrections', async (req, res) => {
  const id = idOf(req)
  const entry = readAddress(req.body)
  const refused = entry.ok ? await writing(req, (w) => proposeAddress(w, id, entry.value)) : entry
  if (refused) {
    const again = fault(refused.problems, req.body)
    return res.page('authorships/index', await authorshipsPage(req.reading, id, again), 422)
  }
  res.next(to.authorships({ id }), 'The chairs read the address now. You hear of their answer by email.')
})

corrections.post('/papers/:id/corrections/:correction/acceptance', async (req, res) => {
  const id = idOf(req)
  const { email } = await writing(req, (w) => acceptCorrection(w, id, idOf(req, 'correction')))
  const readdressed =
    'The address is corrected. It is asked ten minutes from now, and every author hears of it.'
  res.next(
    to.authorships({ id }),
    email ? readdressed : 'The list is corrected. The author hears of it by email.',
  )
})

corrections.post('/papers/:id/corrections/:correction/refusal', async (req, res) => {
  const id = idOf(req)
  const { email } = await writing(req, (w) => declineCorrection(w, id, idOf(req, 'correction')))
  const who = email ? 'Whoever proposed it' : 'The author'
  res.next(to.authorships({ id }), `The list stays as it is. ${who} hears of it by email.`)
})
