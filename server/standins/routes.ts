// A reviewer for one paper, now.
import { Router } from 'express'
import { readReviewer } from '../assignments/form.ts'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { askStandin, inviteSubstitute } from './actions.ts'
import { readSubstitute } from './form.ts'
import { standinsPage } from './page.ts'

export const standins = Router()

standins.get('/papers/:id/standins', async (req, res) => {
  await res.page('standins/index', await standinsPage(req.reading, idOf(req)))
})

standins.post('/papers/:id/standins/newcomers', async (req, res) => {
  const paper = idOf(req)
  const page = await standinsPage(req.reading, paper)
  const entry = readSubstitute(req.body)
  if (!entry.ok) return res.page('standins/index', { ...page, entry }, 422)
  const name = await writing(req, (w) => inviteSubstitute(w, paper, entry.value.substitute))
  res.next(
    to.standins({ id: paper }),
    `${name} is invited to review for the workshop. Once they have accepted, ask them for this paper here.`,
  )
})

standins.post('/papers/:id/standins', async (req, res) => {
  const paper = idOf(req)
  const page = await standinsPage(req.reading, paper)
  const entry = readReviewer(req.body)
  if (!entry.ok) return res.page('standins/index', { ...page, entry }, 422)
  await writing(req, (w) => askStandin(w, { paper, reviewer: entry.value.reviewer }))
  res.next(to.standins({ id: paper }), 'Asked. The letter is on its way, to this reviewer alone.')
})
