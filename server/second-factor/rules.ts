// What chairs do about second factors: they require one of chairs, and remove that of somebody who has lost it.
import { Router } from 'express'
import { writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { securityPage } from '../security/page.ts'
import { removeFactor, requireFactor } from './actions.ts'
import { readRequired, readWhose } from './form.ts'

export const factorRules = Router()

factorRules.post('/settings/security/second-factor', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readRequired(req.body)
  if (!entry.ok) throw new NotFound()
  const { required } = entry.value
  await writing(req, (w) => requireFactor(w, required))
  const chosen = 'Chairs choose for themselves now whether they have a second factor.'
  res.next(to.security(), required ? 'Chairs need a second factor from now on.' : chosen)
})

factorRules.post('/settings/security/second-factor/removal', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readWhose(req.body)
  const done = entry.ok ? await writing(req, (w) => removeFactor(w, entry.value.email)) : entry
  if ('problems' in done)
    return res.page('security/show', { ...(await securityPage(req.reading)), entry: done }, 422)
  res.next(to.security(), `The second factor of ${done.name} is removed, and a letter tells them.`)
})
