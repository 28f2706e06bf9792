// The public site's own pages; its feeds stand in feeds.ts.
import { Router } from 'express'
import { callPage, conductPage, homePage } from './page.ts'

export const home = Router()

home.get('/', async (req, res) => {
  await res.page('home/index', await homePage(req.reading))
})

home.get('/call', async (req, res) => {
  await res.page('home/call', await callPage(req.reading))
})

home.get('/code-of-conduct', async (req, res) => {
  await res.page('home/conduct', conductPage(req.reading))
})
