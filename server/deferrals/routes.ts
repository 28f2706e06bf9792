// More days for a review: asked for at the task and answered by chairs, or given by a chair unasked.
import { Router } from 'express'
import { writing } from '../context.ts'
import { keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { taskPage } from '../tasks/page.ts'
import { askForDays, denyDays, giveDays, grantDays } from './actions.ts'
import { readDeferral, readGift } from './form.ts'
import { givePage } from './give.ts'
import { deferralsPage } from './page.ts'

export const deferrals = Router()

deferrals.post('/tasks/:id/deferrals', async (req, res) => {
  const id = keyOf(req)
  const entry = readDeferral(req.body)
  if (!entry.ok) return res.page('tasks/show', await taskPage(req.reading, id, entry), 422)
  await writing(req, (w) => askForDays(w, id, entry.value))
  res.next(to.task({ id }), 'Asked. The chairs answer by a letter; until then the date stays.')
})

deferrals.get('/reviews/:id/deferrals', async (req, res) => {
  await res.page('deferrals/give', await givePage(req.reading, keyOf(req)))
})

deferrals.post('/reviews/:id/deferrals', async (req, res) => {
  const id = keyOf(req)
  const entry = readGift(req.body)
  if (!entry.ok) return res.page('deferrals/give', await givePage(req.reading, id, entry), 422)
  const { reviewer } = await writing(req, (w) => giveDays(w, id, entry.value))
  res.next(to.reviewer(reviewer), `${reviewer.name} gets a letter with the new date.`)
})

deferrals.get('/deferrals', async (req, res) => {
  await res.page('deferrals/index', await deferralsPage(req.reading))
})

deferrals.post('/deferrals/:id/grant', async (req, res) => {
  const { reviewer } = await writing(req, (w) => grantDays(w, keyOf(req)))
  res.next(to.deferrals(), `Yes. ${reviewer} gets a letter with the new date.`)
})

deferrals.post('/deferrals/:id/denial', async (req, res) => {
  const { reviewer } = await writing(req, (w) => denyDays(w, keyOf(req)))
  res.next(to.deferrals(), `No. ${reviewer} gets a letter: the date stays.`)
})
