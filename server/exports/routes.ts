// Everything that can be taken along as a file, on one page.
import { Router } from 'express'
import { figuresCsv, figuresPage } from './figures.ts'
import { exportsPage } from './page.ts'

export const exports_ = Router()

exports_.get('/exports', async (req, res) => {
  await res.page('exports/index', exportsPage(req.reading))
})

exports_.get('/exports/figures', async (req, res) => {
  await res.page('exports/figures', await figuresPage(req.reading))
})

exports_.get('/exports/figures.csv', async (req, res) => {
  const file = await figuresCsv(req.reading)
  res.set('Cache-Control', 'no-store').attachment('figures.csv').type('text/csv').send(file)
})
