// A proposed correction is accepted or declined, in one click.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { acceptCorrection, declineCorrection } from './actions.ts'

export const corrections = Router()

corrections.post('/papers/:id/corrections/:correction/acceptance', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => acceptCorrection(w, id, idOf(req, 'correction')))
  res.next(to.authorships({ id }), 'The list is corrected. The author hears of it by email.')
})

corrections.post('/papers/:id/corrections/:correction/refusal', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => declineCorrection(w, id, idOf(req, 'correction')))
  res.next(to.authorships({ id }), 'The list stays as it is. The author hears of it by email.')
})
