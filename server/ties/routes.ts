// One's own ties: listed, said, taken back.
import { Router } from 'express'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { sayTie, takeBackTie } from './actions.ts'
import { readTie } from './form.ts'
import { tiesPage } from './page.ts'

export const ties = Router()

ties.get('/account/ties', signedIn, async (req, res) => {
  await res.page('ties/index', await tiesPage(req.reading))
})

ties.post('/account/ties', signedIn, async (req, res) => {
  const entry = readTie(req.body)
  const refused = entry.ok ? await writing(req, (w) => sayTie(w, entry.value)) : entry
  if (refused) {
    return res.page('ties/index', await tiesPage(req.reading, fault(refused.problems, req.body)), 422)
  }
  res.next(to.ties(), 'Saved. Chairs are shown it where it matters.')
})

ties.post('/account/ties/:id/removal', signedIn, async (req, res) => {
  await writing(req, (w) => takeBackTie(w, idOf(req)))
  res.next(to.ties(), 'Taken back.')
})
