// Responses of authors: drafted and sent by contacts; their rules, for chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { seenIn } from '../core/fingerprint.ts'
import { fault } from '../core/form.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { saveResponse, sendResponse, setResponseRules } from './actions.ts'
import { readResponse, readRules } from './form.ts'
import { responsePage, responseRulesPage } from './page.ts'

export const response = Router()

response.get('/papers/:id/response', signedIn, async (req, res) => {
  await res.page('response/edit', await responsePage(req.reading, idOf(req)))
})

response.post('/papers/:id/response', async (req, res) => {
  const id = idOf(req)
  const entry = readResponse(req.body)
  if (!entry.ok) return res.page('response/edit', await responsePage(req.reading, id, entry), 422)
  await writing(req, (w) => saveResponse(w, id, entry.value))
  res.next(
    to.response({ id }),
    'Draft saved. Nobody but the contacts of this paper reads it until it is sent.',
  )
})

response.post('/papers/:id/response/submission', async (req, res) => {
  const id = idOf(req)
  const entry = readResponse(req.body)
  if (!entry.ok) return res.page('response/edit', await responsePage(req.reading, id, entry), 422)
  const { response: saved, problems, doubts } = await writing(req, (w) => sendResponse(w, id, entry.value))
  if (Object.keys(problems).length === 0)
    return res.next(to.response({ id }), 'Response sent. You can change it until the time is over.')
  const again = fault(problems, { ...req.body, version: saved.version }, doubts)
  await res.page('response/edit', await responsePage(req.reading, id, again), 422)
})

response.get('/settings/response', async (req, res) => {
  await res.page('response/rules', await responseRulesPage(req.reading))
})

response.post('/settings/response', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readRules(req.body)
  if (!entry.ok) return res.page('response/rules', await responseRulesPage(req.reading, entry), 422)
  await writing(req, (w) => setResponseRules(w, entry.value, seenIn(req.body)))
  res.next(to.responseRules(), 'Rules of responses saved.')
})
