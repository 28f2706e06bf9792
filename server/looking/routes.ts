// Looking at the site as another person, for chairs: a button that begins it, and one on every page that ends it.
import { Router } from 'express'
import { writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { to } from '../paths.ts'
import { beginLooking, endLooking } from './actions.ts'
import { readPerson } from './form.ts'

export const lookings = Router()

lookings.post('/looking', async (req, res) => {
  const { id, name } = await writing(req, (w) => beginLooking(w, readPerson(req.body)))
  req.session.looksAs = id
  res.next(to.desk(), `You are looking at the site as ${name}.`)
})

lookings.post('/looking/end', async (req, res) => {
  const { looker, reading } = req
  if (!looker) throw new NotFound()
  const { personId, name } = reading.viewer
  await writing(req, (w) => endLooking({ ...w, viewer: looker }, personId ?? 0, name))
  delete req.session.looksAs
  res.next(to.reviewers(), 'You see the site as yourself again.')
})
