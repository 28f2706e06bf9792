// The labels of the poster boards, to be printed.
import { Router } from 'express'
import { readWish } from './form.ts'
import { labelsPage } from './page.ts'

export const labels = Router()

labels.get('/programme/labels', async (req, res) => {
  const entry = readWish(req.query)
  if (entry.ok) await res.page('labels/index', await labelsPage(req.reading, entry.value))
  else await res.page('labels/index', await labelsPage(req.reading, undefined, entry), 422)
})
