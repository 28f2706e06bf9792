// First start: the one-time link makes the first chair and the workshop.
import { Router } from 'express'
import { writing } from '../context.ts'
import { tokenOf } from '../http.ts'
import { to } from '../paths.ts'
import { signIn } from '../sessions/sign-in.ts'
import { setUp } from './actions.ts'
import { readSetup } from './form.ts'
import { setUpWords, setupPage } from './page.ts'

export const setup = Router()

setup.get('/setup/:token', async (req, res) => {
  await res.page('setup/new', await setupPage(req.reading, tokenOf(req)))
})

setup.post('/setup/:token', async (req, res) => {
  const token = tokenOf(req)
  await setupPage(req.reading, token)
  const entry = readSetup(req.body, req.reading.now)
  if (!entry.ok) return res.page('setup/new', await setupPage(req.reading, token, entry), 422)
  const chair = await writing(req, (w) => setUp(w, token, entry.value))
  await signIn(req, { id: chair.id })
  res.next(to.desk(), setUpWords(entry.value, req.reading.now))
})
