// Reminders of reviews, for chairs: their rules, and whom they leave in peace.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayRemind } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { resumeReminders, setRules, stopReminders } from './actions.ts'
import { readRules } from './form.ts'
import { remindersPage } from './page.ts'
import { listRules } from './queries-reviews.ts'

export const reminders = Router()

reminders.get('/reminders', async (req, res) => {
  await res.page('reminders/index', await remindersPage(req.reading))
})

reminders.post('/reminders/rules', async (req, res) => {
  must(mayRemind(req.reading.viewer))
  const entry = readRules(req.body, await listRules(req.reading))
  if (!entry.ok) return res.page('reminders/index', await remindersPage(req.reading, entry), 422)
  await writing(req, (w) => setRules(w, entry.value))
  res.next(to.reminders(), 'Reminders saved.')
})

reminders.post('/reminders/stops/:id', async (req, res) => {
  const name = await writing(req, (w) => stopReminders(w, idOf(req)))
  res.next(to.reminders(), `${name} gets no more reminders.`)
})

reminders.post('/reminders/stops/:id/end', async (req, res) => {
  const name = await writing(req, (w) => resumeReminders(w, idOf(req)))
  res.next(to.reminders(), `${name} gets reminders again.`)
})
