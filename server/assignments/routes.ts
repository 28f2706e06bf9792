// Who reviews what: the board, pairs made and taken back by hand, and the sending.
import { Router } from 'express'
import { writing } from '../context.ts'
import { csv } from '../core/csv.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { assign, dispatchAssignments, unassign } from './actions.ts'
import { readPair, readReason, searchOf } from './form.ts'
import { assignmentsPage, assignmentsTable } from './page.ts'

export const assignments = Router()

assignments.get('/assignments', async (req, res) => {
  await res.page('assignments/index', await assignmentsPage(req.reading, searchOf(req.query)))
})

assignments.get('/assignments.csv', async (req, res) => {
  res
    .attachment('assignments.csv')
    .type('csv')
    .send(csv(await assignmentsTable(req.reading)))
})

assignments.post('/assignments', async (req, res) => {
  const page = await assignmentsPage(req.reading, searchOf({ add: req.body?.paper }))
  const entry = readPair(req.body)
  if (!entry.ok) return res.page('assignments/index', { ...page, entry }, 422)
  await writing(req, (w) => assign(w, entry.value))
  res.next(
    to.assignmentsOf({ id: entry.value.paper }),
    'Assigned. The reviewer learns of it when you send the assignments.',
  )
})

assignments.post('/assignments/:id/removal', async (req, res) => {
  const id = idOf(req)
  const entry = readReason(req.body)
  if (!entry.ok)
    return res.page(
      'assignments/index',
      { ...(await assignmentsPage(req.reading, searchOf({}))), entry },
      422,
    )
  const { paper_id } = await writing(req, (w) => unassign(w, id, entry.value.reason))
  res.next(to.assignmentsOf({ id: paper_id }), `Paper ${paper_id} was taken from this reviewer.`)
})

assignments.post('/assignments/dispatch', async (req, res) => {
  const reviewers = await writing(req, (w) => dispatchAssignments(w))
  res.next(
    to.assignments(),
    `Sent: ${reviewers} ${reviewers === 1 ? 'letter is' : 'letters are'} on the way to reviewers.`,
  )
})
