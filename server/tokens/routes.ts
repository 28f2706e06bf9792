// Tokens of one's own programs: made, shown once, ended.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import type { Fault } from '../core/form.ts'
import type { Seal } from '../core/seal.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { tellOnce, toldOnce } from '../sessions/once.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { makeToken, takeBackToken } from './actions.ts'
import { readName } from './form.ts'
import { tokensPage } from './page.ts'

/** With the token that was made by the request before, this once. */
async function ownPage(req: Request, res: Response, seal: Seal, entry: Fault | null = null) {
  const made = toldOnce(req, seal, to.tokens())
  await res.page('tokens/index', { ...(await tokensPage(req.reading, entry)), made }, entry ? 422 : 200)
}

export function tokens(seal: Seal) {
  const router = Router()

  router.get('/account/tokens', signedIn, (req, res) => ownPage(req, res, seal))

  router.post('/account/tokens', signedIn, async (req, res) => {
    const entry = readName(req.body)
    const made = entry.ok ? await writing(req, (w) => makeToken(w, entry.value.name)) : entry
    if ('problems' in made) return ownPage(req, res, seal, made)
    tellOnce(req, seal, to.tokens(), made.token)
    res.next(to.tokens(), 'The token is made.')
  })

  router.post('/account/tokens/:id/removal', signedIn, async (req, res) => {
    const { name } = await writing(req, (w) => takeBackToken(w, idOf(req)))
    res.next(to.tokens(), `The token of ${name} opens nothing any more.`)
  })

  return router
}
