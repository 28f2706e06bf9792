// The public page of people, and the chairs under the settings; reviewers are listed under /reviewers.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { removeChair } from './actions.ts'
import { chairsPage } from './chairs.ts'
import { peopleForPrograms, peoplePage } from './page.ts'

export const people = Router()

people.get('/people', async (req, res) => {
  await res.page('people/index', await peoplePage(req.reading))
})

people.get('/api/v1/people', async (req, res) => {
  res.json(await peopleForPrograms(req.reading))
})

people.get('/settings/people', async (req, res) => {
  await res.page('people/chairs', await chairsPage(req.reading))
})

/** Who takes the own role away is sent where there is still something to see. */
people.post('/settings/people/:id/removal', async (req, res) => {
  const id = idOf(req)
  const name = await writing(req, (w) => removeChair(w, id))
  const isSelf = id === req.reading.viewer.personId
  res.next(
    isSelf ? to.desk() : to.chairs(),
    isSelf ? 'You are no chair any more.' : `${name} is no chair any more.`,
  )
})
