// Who reviews what: the board, pairs made and taken back by hand, and the sending.
import { type Request, Router } from 'express'
import { writing } from '../context.ts'
import { csv, rowsByName } from '../core/csv.ts'
import { counted } from '../core/words.ts'
import { backTo, idOf, pairOf } from '../http.ts'
import { to } from '../paths.ts'
import { lockAssignment } from '../rulings/actions.ts'
import { assign, assignAll, changeDemand, dispatchAssignments, unassign } from './actions.ts'
import { byReviewerPage } from './by-reviewer.ts'
import { dispatchPage } from './dispatch-page.ts'
import { csvOf, peopleSearchOf, readDemands, readPair, readReason, searchOf, stepOf } from './form.ts'
import { importPage } from './import-page.ts'
import { assignmentsPage, assignmentsTable } from './page.ts'

export const assignments = Router()

/** Pages name a pair, for numbers in a row would tell of assignments that are hidden between two; its own number is known as well. */
const keyIn = (req: Request) => pairOf(req) ?? { id: idOf(req) }

assignments.get('/assignments', async (req, res) => {
  await res.page('assignments/index', await assignmentsPage(req.reading, searchOf(req.query)))
})

assignments.get('/assignments.csv', async (req, res) => {
  res
    .attachment('assignments.csv')
    .type('csv')
    .send(csv(await assignmentsTable(req.reading)))
})

assignments.get('/api/v1/assignments', async (req, res) => {
  res.json({ assignments: rowsByName(await assignmentsTable(req.reading)) })
})

assignments.get('/assignments/by-reviewer', async (req, res) => {
  await res.page('assignments/by-reviewer', await byReviewerPage(req.reading, peopleSearchOf(req.query)))
})

assignments.get('/assignments/import', async (req, res) => {
  await res.page('assignments/import', await importPage(req.reading, ''))
})

assignments.post('/assignments/import', async (req, res) => {
  const page = await importPage(req.reading, csvOf(req.body))
  await res.page('assignments/import', page, page.entry || page.wrong > 0 ? 422 : 200)
})

assignments.post('/assignments/import/adoption', async (req, res) => {
  const page = await importPage(req.reading, csvOf(req.body))
  if (page.entry || page.wrong > 0 || page.fresh === 0) return res.page('assignments/import', page, 422)
  const pairs = (page.lines ?? []).flatMap(({ pair }) => pair ?? [])
  await writing(req, (w) => assignAll(w, pairs))
  res.next(to.assignments(), `${pairs.length} assigned. Reviewers learn of it when you send the assignments.`)
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
  const key = keyIn(req)
  const entry = readReason(req.body)
  if (!entry.ok)
    return res.page(
      'assignments/index',
      { ...(await assignmentsPage(req.reading, searchOf({}))), entry },
      422,
    )
  const { paper_id } = await writing(req, (w) => unassign(w, key, entry.value.reason))
  res.next(to.assignmentsOf({ id: paper_id }), `Paper ${paper_id} was taken from this reviewer.`)
})

assignments.post('/assignments/:id/lock', async (req, res) => {
  const id = await writing(req, (w) => lockAssignment(w, keyIn(req)))
  res.next(to.assignmentsOf({ id }), 'Locked. Every run keeps this pair.')
})

assignments.get('/assignments/dispatch', async (req, res) => {
  await res.page('assignments/dispatch', await dispatchPage(req.reading, stepOf(req.query)))
})

assignments.post('/assignments/dispatch', async (req, res) => {
  const reviewers = await writing(req, (w) => dispatchAssignments(w))
  res.next(
    to.assignments(),
    `Sent: ${counted(reviewers, 'letter is', 'letters are')} on the way to reviewers.`,
  )
})

assignments.post('/assignments/demand', async (req, res) => {
  const page = await assignmentsPage(req.reading, searchOf({}))
  const entry = readDemands(req.body)
  if (!entry.ok) return res.page('assignments/index', { ...page, entry }, 422)
  await writing(req, (w) => changeDemand(w, entry.value))
  res.next(backTo(req), 'Saved. The next run asks for as many reviewers.')
})
