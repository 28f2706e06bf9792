// The rehearsal's own addresses; without a rehearsal they are not there.
import { type Request, type Response, Router } from 'express'
import { inWords } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { to } from '../paths.ts'
import { signIn, signOut } from '../sessions/sign-in.ts'
import { personaOf } from './bar.ts'
import { readPersona, readTurn } from './form.ts'
import { land } from './landing.ts'
import { rehearsalPage } from './page.ts'
import type { Rehearsal } from './types.ts'
import { PERSONAS } from './words.ts'

/** Answers also while the world turns. */
export function turning(rehearsal: Rehearsal) {
  const router = Router()
  router.get('/rehearsal/turning', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ busy: rehearsal.state().busy, ...rehearsal.told() })
  })
  return router
}

export function rehearsing(rehearsal: Rehearsal) {
  const router = Router()
  const show = (req: Request, res: Response, entry: Fault | null = null) => {
    const page = rehearsalPage(req.reading, rehearsal, personaOf(req), entry)
    return res.page('rehearsal/index', page, entry ? 422 : 200)
  }

  router.get('/rehearsal', (req, res) => show(req, res))

  router.post('/rehearsal/clock', async (req, res) => {
    const { time_zone: zone } = req.reading.workshop
    const entry = readTurn(req.body, rehearsal.moments, zone)
    if (!entry.ok) return show(req, res, entry)
    await rehearsal.jump(entry.value)
    land(req, res, `It is ${inWords(rehearsal.clock(), zone)}.`)
  })

  router.post('/rehearsal/persona', async (req, res) => {
    const entry = readPersona(req.body)
    if (!entry.ok) return show(req, res, entry)
    const { persona } = entry.value
    const id = await rehearsal.personOf(persona)
    await (id === null ? signOut(req) : signIn(req, { id }))
    req.session.persona = persona
    land(req, res, `You see it as: ${PERSONAS[persona].label}.`)
  })

  router.post('/rehearsal/reset', async (_req, res) => {
    await rehearsal.reset()
    res.next(to.rehearsal(), 'The world is as it was at the start.')
  })

  return router
}
