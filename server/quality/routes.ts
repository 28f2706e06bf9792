// All reviews in one table, and what they say of those who wrote them.
import { Router } from 'express'
import { writing } from '../context.ts'
import { Refused } from '../core/errors.ts'
import { backTo, keyOf } from '../http.ts'
import { rateReview } from './actions.ts'
import { listedOf, readRating, searchOf } from './form.ts'
import { fullCsv, fullJson } from './full.ts'
import { qualityCsv, qualityPage } from './overview.ts'
import { tableCsv, tablePage } from './table.ts'

export const quality = Router()

quality.get('/quality/all', async (req, res) => {
  await res.page('quality/table', await tablePage(req.reading, listedOf(req.query)))
})

quality.get('/quality/all.csv', async (req, res) => {
  const text = await tableCsv(req.reading, listedOf(req.query))
  res.type('text/csv').attachment('reviews.csv').send(text)
})

quality.get('/quality/full.csv', async (req, res) => {
  const text = await fullCsv(req.reading, listedOf(req.query))
  res.type('text/csv').attachment('reviews-in-full.csv').send(text)
})

quality.get('/quality/full.json', async (req, res) => {
  res.attachment('reviews-in-full.json').json(await fullJson(req.reading, listedOf(req.query)))
})

quality.get('/quality', async (req, res) => {
  await res.page('quality/index', await qualityPage(req.reading, searchOf(req.query)))
})

quality.get('/quality.csv', async (req, res) => {
  const text = await qualityCsv(req.reading, searchOf(req.query))
  res.type('text/csv').attachment('reviewers.csv').send(text)
})

quality.post('/reviews/:id/quality', async (req, res) => {
  const entry = readRating(req.body)
  // Only a forged form sends anything but one of the three.
  if (!entry.ok) throw new Refused(Object.values(entry.problems).join(' '))
  const { paper_id, number } = await writing(req, (w) => rateReview(w, keyOf(req), entry.value.rating))
  res.next(backTo(req), `Rated: review ${number} of paper ${paper_id}. Its writer does not learn of it.`)
})
