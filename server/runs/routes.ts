// Runs of the assignment: asked for, looked at, changed by hand, adopted.
import { Router } from 'express'
import { searchOf as boardSearchOf, readPair } from '../assignments/form.ts'
import { assignmentsPage } from '../assignments/page.ts'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { addProposal, adoptRun, removeProposal, requestRun } from './actions.ts'
import { readRunOptions, searchOf } from './form.ts'
import { runPage } from './page.ts'

export const runs = Router()

runs.post('/assignments/runs', async (req, res) => {
  const page = await assignmentsPage(req.reading, boardSearchOf({}))
  const entry = readRunOptions(req.body)
  if (!entry.ok) return res.page('assignments/index', { ...page, entry }, 422)
  const run = await writing(req, (w) => requestRun(w, entry.value))
  res.next(to.run(run))
})

runs.get('/assignments/runs/:id', async (req, res) => {
  await res.page('runs/view', await runPage(req.reading, idOf(req), searchOf(req.query)))
})

runs.post('/assignments/runs/:id/proposals', async (req, res) => {
  const id = idOf(req)
  const page = await runPage(req.reading, id, searchOf({ add: req.body?.paper }))
  const entry = readPair(req.body)
  if (!entry.ok) return res.page('runs/view', { ...page, entry }, 422)
  await writing(req, (w) => addProposal(w, id, entry.value))
  res.next(to.proposalsOf({ id }, { id: entry.value.paper }), 'Added by hand.')
})

runs.post('/assignments/runs/:id/proposals/removal', async (req, res) => {
  const id = idOf(req)
  const page = await runPage(req.reading, id, searchOf({}))
  const entry = readPair(req.body)
  if (!entry.ok) return res.page('runs/view', { ...page, entry }, 422)
  await writing(req, (w) => removeProposal(w, id, entry.value))
  res.next(to.proposalsOf({ id }, { id: entry.value.paper }), 'Removed from the proposal.')
})

runs.post('/assignments/runs/:id/adoption', async (req, res) => {
  const made = await writing(req, (w) => adoptRun(w, idOf(req)))
  const words = `${made} ${made === 1 ? 'assignment' : 'assignments'} made. Reviewers learn of them when you send them.`
  res.next(to.assignments(), words)
})
