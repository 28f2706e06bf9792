// The finder: a page, and for its dialog what was found alone.
import { Router } from 'express'
import { sendPage } from '../assets/pages.ts'
import { soughtIn } from './form.ts'
import { finderPage } from './page.ts'

export const finder = Router()

finder.get('/finder', async (req, res) => {
  const page = await finderPage(req.reading, soughtIn(req.query))
  res.vary('HX-Request')
  if (!req.get('HX-Request')) return res.page('finder/index', page)
  await sendPage(req, res.set('Cache-Control', 'no-store'), await req.house.render('finder/_found', page))
})
