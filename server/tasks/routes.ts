// A reviewer's tasks: taken, opened, given up for want of time, and taken up again.
import { Router } from 'express'
import { writing } from '../context.ts'
import { keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { refuseReview } from '../reviews/actions.ts'
import { readRefusal } from '../reviews/refusal-form.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { acceptTask, acceptTasks, openTask, resumeTask, sayUnable } from './actions.ts'
import { readInability, readTaken } from './form.ts'
import { homePage, tasksForPrograms } from './home.ts'
import { taskPage } from './page.ts'

export const tasks = Router()

tasks.get('/api/v1/tasks', async (req, res) => {
  res.json({ tasks: await tasksForPrograms(req.reading) })
})

/** Letters lead here, so a visitor signs in first. */
tasks.get('/tasks/:id', signedIn, async (req, res) => {
  await res.page('tasks/show', await taskPage(req.reading, keyOf(req)))
})

tasks.post('/tasks/acceptance', signedIn, async (req, res) => {
  const entry = readTaken(req.body)
  if (!entry.ok) return res.page('tasks/index', { ...(await homePage(req.reading)), entry }, 422)
  const { taken, refused } = await writing(req, (w) => acceptTasks(w, entry.value.papers))
  const [one, many] = [`your review of paper ${taken[0]}`, `your reviews of papers ${taken.join(', ')}`]
  const thanks = `Thank you. The chairs count on ${taken.length === 1 ? one : many}.`
  res.next(to.reviews(), [thanks, ...refused].join(' '))
})

tasks.post('/tasks/:id/acceptance', async (req, res) => {
  const { paper } = await writing(req, (w) => acceptTask(w, keyOf(req)))
  res.next(to.desk(), `Thank you. The chairs count on your review of paper ${paper.id}.`)
})

tasks.post('/tasks/:id/refusal', async (req, res) => {
  const id = keyOf(req)
  const entry = readRefusal(req.body)
  if (!entry.ok) return res.page('tasks/show', await taskPage(req.reading, id, entry), 422)
  const { paper } = await writing(req, (w) => refuseReview(w, id, entry.value))
  res.next(to.reviews(), `Paper ${paper.id} is handed back. The chairs know.`)
})

/** Sent by the page when the PDF stands there; a GET changes nothing. */
tasks.post('/tasks/:id/opening', async (req, res) => {
  await writing(req, (w) => openTask(w, keyOf(req)))
  res.status(204).end()
})

tasks.post('/tasks/:id/inability', async (req, res) => {
  const id = keyOf(req)
  const entry = readInability(req.body)
  if (!entry.ok) return res.page('tasks/show', await taskPage(req.reading, id, entry), 422)
  const { paper } = await writing(req, (w) => sayUnable(w, id, entry.value.unable_reason))
  res.next(
    to.desk(),
    `The chairs know that paper ${paper.id} needs somebody else. What you wrote stays here.`,
  )
})

tasks.post('/tasks/:id/inability/end', async (req, res) => {
  const id = keyOf(req)
  await writing(req, (w) => resumeTask(w, id))
  res.next(to.task({ id }), 'Thank you. The chairs count on you again.')
})
