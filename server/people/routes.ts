// The public page of people; reviewers are listed for chairs under /reviewers.
import { Router } from 'express'
import { peoplePage } from './page.ts'

export const people = Router()

people.get('/people', async (req, res) => {
  await res.page('people/index', await peoplePage(req.reading))
})
