// Who is in charge of a paper.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { paperPage } from '../papers/page.ts'
import { to } from '../paths.ts'
import { nameHandlingChair } from './actions.ts'
import { readHandling } from './form.ts'

export const handling = Router()

handling.post('/papers/:id/handling', async (req, res) => {
  const id = idOf(req)
  const entry = readHandling(req.body)
  const fault = entry.ok ? await writing(req, (w) => nameHandlingChair(w, id, entry.value.chair)) : entry
  if (fault) {
    const page = await paperPage(req.reading, id)
    return res.page('papers/show', { ...page, entry: fault, ending: null }, 422)
  }
  res.next(to.paper({ id }), 'Saved who is in charge of the paper.')
})
