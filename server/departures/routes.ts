// Reviewers who leave, for chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { letGo, takeBack } from './actions.ts'
import { readDeparture } from './form.ts'
import { departurePage } from './page.ts'

export const departures = Router()

departures.get('/reviewers/:id/departures', async (req, res) => {
  await res.page('departures/new', await departurePage(req.reading, idOf(req)))
})

departures.post('/reviewers/:id/departures', async (req, res) => {
  const id = idOf(req)
  const page = await departurePage(req.reading, id)
  const entry = readDeparture(req.body)
  if (!entry.ok) return res.page('departures/new', { ...page, entry }, 422)
  const { name, places } = await writing(req, (w) => letGo(w, id, entry.value))
  const open = places === 0 ? '' : ` ${places === 1 ? 'One place is' : `${places} places are`} open now.`
  res.next(places === 0 ? to.reviewers() : to.assignmentsShort(), `${name} is no reviewer any more.${open}`)
})

departures.post('/reviewers/:id/departures/end', async (req, res) => {
  const id = idOf(req)
  const { name } = await writing(req, (w) => takeBack(w, id))
  res.next(to.reviewer({ id }), `${name} is a reviewer again, without papers.`)
})
