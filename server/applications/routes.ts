// The public call for reviewers: the form for anybody, the list and the switch for chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { csv } from '../core/csv.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { admit, apply, declineApplication, setCall } from './actions.ts'
import { readApplication, readCall, searchOf } from './form.ts'
import { applicationsPage, applicationsTable, callPage } from './page.ts'

export const applications = Router()

applications.get('/applications/new', async (req, res) => {
  await res.page('applications/new', callPage(req.reading))
})

applications.post('/applications', async (req, res) => {
  const page = callPage(req.reading)
  const entry = readApplication(req.body)
  if (!entry.ok) return res.page('applications/new', { ...page, entry }, 422)
  await writing(req, (w) => apply(w, entry.value))
  res.next(to.home(), 'Thank you. If the chairs ask you to review, they write to that address.')
})

applications.get('/applications', async (req, res) => {
  await res.page('applications/index', await applicationsPage(req.reading, searchOf(req.query)))
})

applications.get('/applications.csv', async (req, res) => {
  res
    .attachment('applications.csv')
    .type('csv')
    .send(csv(await applicationsTable(req.reading)))
})

applications.post('/applications/call', async (req, res) => {
  const page = await applicationsPage(req.reading, searchOf({}))
  const entry = readCall(req.body)
  if (!entry.ok) return res.page('applications/index', { ...page, entry }, 422)
  const { reviewer_call: words } = entry.value
  await writing(req, (w) => setCall(w, words))
  res.next(to.applications(), words ? 'The call is open.' : 'The call is closed.')
})

applications.post('/applications/:id/admission', async (req, res) => {
  const { name } = await writing(req, (w) => admit(w, idOf(req)))
  res.next(to.applications(), `${name} is admitted. An invitation is on the way.`)
})

applications.post('/applications/:id/refusal', async (req, res) => {
  const { name } = await writing(req, (w) => declineApplication(w, idOf(req)))
  res.next(to.applications(), `The application of ${name} is declined. No letter leaves.`)
})
