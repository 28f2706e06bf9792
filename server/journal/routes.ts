// The journal, for chairs.
import { Router } from 'express'
import { journalCsv, journalFilter, journalPage } from './page.ts'

export const journal = Router()

journal.get('/journal', async (req, res) => {
  await res.page('journal/index', await journalPage(req.reading, journalFilter(req.query)))
})

journal.get('/journal.csv', async (req, res) => {
  res
    .type('text/csv')
    .attachment('journal.csv')
    .send(await journalCsv(req.reading, journalFilter(req.query)))
})
