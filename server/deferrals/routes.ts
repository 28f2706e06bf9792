// More days for a review: asked for at the task, answered by chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf, keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { taskPage } from '../tasks/page.ts'
import { askForDays, denyDays, grantDays } from './actions.ts'
import { readDeferral } from './form.ts'
import { deferralsPage } from './page.ts'

export const deferrals = Router()

deferrals.post('/tasks/:id/deferrals', async (req, res) => {
  const id = keyOf(req)
  const entry = readDeferral(req.body)
  if (!entry.ok) return res.page('tasks/show', await taskPage(req.reading, id, entry), 422)
  await writing(req, (w) => askForDays(w, id, entry.value))
  res.next(to.task({ id }), 'Asked. The chairs answer by a letter; until then the date stays.')
})

deferrals.get('/deferrals', async (req, res) => {
  await res.page('deferrals/index', await deferralsPage(req.reading))
})

deferrals.post('/deferrals/:id/grant', async (req, res) => {
  const { reviewer } = await writing(req, (w) => grantDays(w, idOf(req)))
  res.next(to.deferrals(), `Yes. ${reviewer} gets a letter with the new date.`)
})

deferrals.post('/deferrals/:id/denial', async (req, res) => {
  const { reviewer } = await writing(req, (w) => denyDays(w, idOf(req)))
  res.next(to.deferrals(), `No. ${reviewer} gets a letter: the date stays.`)
})
