// Flags on papers: raised by their reviewers, looked through and closed by chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf, keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { closeFlag, raiseFlag } from './actions.ts'
import { readClosing, readFlag, searchOf } from './form.ts'
import { flagsCsv, flagsPage, paperFlagsPage } from './page.ts'

export const flags = Router()

flags.get('/papers/:id/flags', async (req, res) => {
  await res.page('flags/paper', await paperFlagsPage(req.reading, idOf(req)))
})

flags.post('/papers/:id/flags', async (req, res) => {
  const id = idOf(req)
  const entry = readFlag(req.body)
  if (!entry.ok) return res.page('flags/paper', await paperFlagsPage(req.reading, id, entry), 422)
  await writing(req, (w) => raiseFlag(w, id, entry.value))
  res.next(to.flagsOf({ id }), 'Thank you. The chairs of this paper have a letter about it.')
})

flags.get('/flags', async (req, res) => {
  await res.page('flags/index', await flagsPage(req.reading, searchOf(req.query)))
})

flags.get('/flags.csv', async (req, res) => {
  const text = await flagsCsv(req.reading, searchOf(req.query))
  res.type('text/csv').attachment('flags.csv').send(text)
})

flags.post('/flags/:id/outcome', async (req, res) => {
  const id = keyOf(req)
  const entry = readClosing(req.body)
  if (!entry.ok)
    return res.page('flags/index', await flagsPage(req.reading, searchOf({}), { id, entry }), 422)
  await writing(req, (w) => closeFlag(w, id, entry.value))
  res.next(to.flags(), 'Closed. Whoever raised it gets a letter, if they may still read the paper.')
})
