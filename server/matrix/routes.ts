// Papers by reviewers, and one pair of them.
import { Router } from 'express'
import { NotFound } from '../core/errors.ts'
import { lookOf, readPair } from './form.ts'
import { matrixPage } from './page.ts'
import { pairPage } from './pair-page.ts'

export const matrix = Router()

matrix.get('/assignments/matrix', async (req, res) => {
  await res.page('matrix/index', await matrixPage(req.reading, lookOf(req.query)))
})

matrix.get('/assignments/matrix/pair', async (req, res) => {
  const entry = readPair(req.query)
  if (!entry.ok) throw new NotFound()
  await res.page('matrix/pair', await pairPage(req.reading, entry.value))
})
