// Who stands on the public site, for chairs: speakers, panelists, organizers. The page itself is /people.
import { Router } from 'express'
import { writing } from '../context.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { setFeatured } from './actions.ts'
import { readFeatured } from './form.ts'
import { featuredPage } from './page.ts'

export const featured = Router()

featured.get('/settings/featured', async (req, res) => {
  await res.page('featured/index', await featuredPage(req.reading))
})

featured.post('/settings/featured', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readFeatured(req.body)
  if (!entry.ok) return res.page('featured/index', await featuredPage(req.reading, entry), 422)
  await writing(req, (w) => setFeatured(w, entry.value))
  res.next(to.featured(), 'People of the site saved.')
})
