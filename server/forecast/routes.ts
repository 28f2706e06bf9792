// The forecast of missing reviews.
import { Router } from 'express'
import { searchOf } from './form.ts'
import { forecastPage } from './page.ts'

export const forecast = Router()

forecast.get('/forecast', async (req, res) => {
  await res.page('forecast/index', await forecastPage(req.reading, searchOf(req.query)))
})
