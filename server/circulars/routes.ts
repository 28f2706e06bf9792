// A letter about a selection of reviews: written, looked at, sent.
import { Router } from 'express'
import { writing } from '../context.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import { sendCircular } from './actions.ts'
import { readCircular, readWish } from './form.ts'
import { circularPage } from './page.ts'

export const circulars = Router()

circulars.get('/circulars', async (req, res) => {
  await res.page('circulars/new', await circularPage(req.reading, readWish(req.query)))
})

/** Whoever comes from the table has written nothing yet, so nothing is missing. */
circulars.post('/circulars/preview', async (req, res) => {
  const entry = req.body?.subject === undefined ? null : readCircular(req.body)
  const fault = entry && !entry.ok ? entry : null
  const model = await circularPage(req.reading, readWish(req.body), req.body, fault)
  await res.page('circulars/new', model, fault ? 422 : 200)
})

circulars.post('/circulars', async (req, res) => {
  const wish = readWish(req.body)
  const typed = readCircular(req.body)
  const entry = typed.ok ? await writing(req, (w) => sendCircular(w, wish, typed.value)) : typed
  if (!entry.ok) return res.page('circulars/new', await circularPage(req.reading, wish, req.body, entry), 422)
  const { batch, letters } = entry.value
  res.next(to.batch({ id: batch }), `${counted(letters, 'letter is', 'letters are')} on the way.`)
})
