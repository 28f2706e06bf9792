// The reviewers of the workshop, for chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { csv, rowsByName } from '../core/csv.ts'
import { backTo, idOf } from '../http.ts'
import { to } from '../paths.ts'
import { changeReviewer, raiseLoads } from './actions.ts'
import { readLoad, readPeople, searchOf } from './form.ts'
import { reviewerPage, reviewersPage, reviewersTable } from './page.ts'

export const reviewers = Router()

reviewers.get('/reviewers', async (req, res) => {
  await res.page('reviewers/index', await reviewersPage(req.reading, searchOf(req.query)))
})

reviewers.get('/reviewers.csv', async (req, res) => {
  res
    .attachment('reviewers.csv')
    .type('csv')
    .send(csv(await reviewersTable(req.reading)))
})

reviewers.get('/api/v1/reviewers', async (req, res) => {
  res.json({ reviewers: rowsByName(await reviewersTable(req.reading)) })
})

reviewers.post('/reviewers/loads', async (req, res) => {
  const page = await reviewersPage(req.reading, searchOf({}))
  const entry = readPeople(req.body)
  if (!entry.ok) return res.page('reviewers/index', { ...page, entry }, 422)
  await writing(req, (w) => raiseLoads(w, entry.value.reviewers))
  res.next(backTo(req), 'Loads raised by one. Run the assignment again to use them.')
})

reviewers.get('/reviewers/:id', async (req, res) => {
  await res.page('reviewers/view', await reviewerPage(req.reading, idOf(req)))
})

reviewers.post('/reviewers/:id', async (req, res) => {
  const id = idOf(req)
  const entry = readLoad(req.body)
  if (!entry.ok) return res.page('reviewers/view', await reviewerPage(req.reading, id, entry), 422)
  await writing(req, (w) => changeReviewer(w, id, entry.value))
  res.next(to.reviewer({ id }), 'Saved. The next run of the assignment respects it.')
})
