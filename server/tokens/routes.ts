// Tokens of one's own programs: made, shown once, ended.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { makeToken, takeBackToken } from './actions.ts'
import { readName } from './form.ts'
import { tokensPage } from './page.ts'

export const tokens = Router()

tokens.get('/account/tokens', signedIn, async (req, res) => {
  await res.page('tokens/index', await tokensPage(req.reading))
})

tokens.post('/account/tokens', signedIn, async (req, res) => {
  const entry = readName(req.body)
  const made = entry.ok ? await writing(req, (w) => makeToken(w, entry.value.name)) : entry
  if ('problems' in made) return res.page('tokens/index', await tokensPage(req.reading, made), 422)
  res.next(to.tokens(), `Copy the token now, it is shown this once: ${made.token}`)
})

tokens.post('/account/tokens/:id/removal', signedIn, async (req, res) => {
  const { name } = await writing(req, (w) => takeBackToken(w, idOf(req)))
  res.next(to.tokens(), `The token of ${name} opens nothing any more.`)
})
