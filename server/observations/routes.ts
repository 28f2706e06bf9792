// What strikes about bids.
import { Router } from 'express'
import { searchOf } from './form.ts'
import { observationsPage } from './page.ts'

export const observations = Router()

observations.get('/assignments/observations', async (req, res) => {
  await res.page('observations/index', await observationsPage(req.reading, searchOf(req.query)))
})
