// Runs of the assignment: asked for, looked at, changed by hand, adopted.
import { Router } from 'express'
import { searchOf as boardSearchOf, readPair } from '../assignments/form.ts'
import { assignmentsPage } from '../assignments/page.ts'
import { writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { counted } from '../core/words.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import {
  addProposal,
  adoptRun,
  cancelRun,
  changeProposal,
  removeProposal,
  repeatRun,
  requestRun,
} from './actions.ts'
import { adoptionPage } from './adopting.ts'
import { changePage } from './change-page.ts'
import { comparisonPage } from './comparison.ts'
import { readChange, readMatch, readRunOptions, searchOf } from './form.ts'
import { matchPage } from './match-page.ts'
import { runPage } from './page.ts'

export const runs = Router()

runs.post('/assignments/runs', async (req, res) => {
  const page = await assignmentsPage(req.reading, boardSearchOf({}))
  const entry = readRunOptions(req.body)
  if (!entry.ok) return res.page('assignments/index', { ...page, entry }, 422)
  const run = await writing(req, (w) => requestRun(w, entry.value))
  res.next(to.run(run))
})

runs.get('/assignments/runs', async (req, res) => {
  await res.page('runs/index', await comparisonPage(req.reading))
})

runs.get('/assignments/runs/:id', async (req, res) => {
  await res.page('runs/view', await runPage(req.reading, idOf(req), searchOf(req.query)))
})

runs.post('/assignments/runs/:id/cancellation', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => cancelRun(w, id))
  res.next(to.run({ id }), 'Cancelled. Nothing was assigned.')
})

runs.post('/assignments/runs/:id/repetition', async (req, res) => {
  res.next(to.run(await writing(req, (w) => repeatRun(w, idOf(req)))))
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

runs.get('/assignments/runs/:id/match', async (req, res) => {
  const entry = readMatch(req.query)
  if (!entry.ok) throw new NotFound()
  await res.page('runs/match', await matchPage(req.reading, idOf(req), entry.value))
})

runs.get('/assignments/runs/:id/change', async (req, res) => {
  const entry = readChange(req.query)
  if (!entry.ok) throw new NotFound()
  await res.page('runs/change', await changePage(req.reading, idOf(req), entry.value))
})

runs.post('/assignments/runs/:id/change', async (req, res) => {
  const id = idOf(req)
  const page = await runPage(req.reading, id, searchOf({}))
  const entry = readChange(req.body)
  if (!entry.ok) return res.page('runs/view', { ...page, entry }, 422)
  const moved = await writing(req, (w) => changeProposal(w, id, entry.value))
  res.next(to.proposalsOf({ id }, { id: entry.value.paper }), `Changed: ${counted(moved, 'pair')} moved.`)
})

runs.get('/assignments/runs/:id/adoption', async (req, res) => {
  await res.page('runs/adoption', await adoptionPage(req.reading, idOf(req)))
})

runs.post('/assignments/runs/:id/adoption', async (req, res) => {
  const made = await writing(req, (w) => adoptRun(w, idOf(req)))
  const words = `${counted(made, 'assignment')} made. Reviewers learn of them when you send them.`
  res.next(to.assignments(), words)
})
