// Name badges, to be printed.
import { Router } from 'express'
import { mayPlan } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { readWish } from './form.ts'
import { badgesPage } from './page.ts'

export const badges = Router()

badges.get('/programme/badges', async (req, res) => {
  await res.page('badges/index', await badgesPage(req.reading))
})

/** Posted, as names of people have no place in addresses; nothing is kept. */
badges.post('/programme/badges/preview', async (req, res) => {
  must(mayPlan(req.reading.viewer))
  const entry = readWish(req.body)
  if (entry.ok) await res.page('badges/index', await badgesPage(req.reading, entry.value))
  else await res.page('badges/index', await badgesPage(req.reading, undefined, entry), 422)
})
