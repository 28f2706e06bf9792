// Conflicts of interest with a paper: listed, declared, lifted.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { declareConflict, takeBackConflict } from './actions.ts'
import { readDeclaration } from './form.ts'
import { conflictsPage } from './page.ts'

export const conflicts = Router()

conflicts.get('/papers/:id/conflicts', async (req, res) => {
  await res.page('conflicts/index', await conflictsPage(req.reading, idOf(req)))
})

conflicts.post('/papers/:id/conflicts', async (req, res) => {
  const id = idOf(req)
  const { viewer } = req.reading
  const { side } = await conflictsPage(req.reading, id)
  const entry = readDeclaration(req.body, side, viewer.personId ?? 0)
  const declared = entry.ok ? await writing(req, (w) => declareConflict(w, id, entry.value)) : entry
  if (!declared.ok) return res.page('conflicts/index', await conflictsPage(req.reading, id, declared), 422)
  const own = side !== 'author' && declared.value.person_id === viewer.personId
  const done = own ? 'Conflict declared. The paper is hidden from you now.' : 'Conflict declared.'
  res.next(own ? to.desk() : to.conflicts({ id }), done)
})

conflicts.post('/papers/:id/conflicts/:conflict/lifting', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => takeBackConflict(w, id, idOf(req, 'conflict')))
  res.next(to.conflicts({ id }), 'Conflict lifted.')
})
