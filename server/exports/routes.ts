// Everything that can be taken along as a file, on one page.
import { Router } from 'express'
import { exportsPage } from './page.ts'

export const exports_ = Router()

exports_.get('/exports', async (req, res) => {
  await res.page('exports/index', exportsPage(req.reading))
})
