// A chair begins and stops to act for the authors of a paper.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { paperPage } from '../papers/page.ts'
import { to } from '../paths.ts'
import { actForAuthors, stopActing } from './actions.ts'
import { readProxy } from './form.ts'

export const proxies = Router()

proxies.post('/papers/:id/proxies', async (req, res) => {
  const id = idOf(req)
  const entry = readProxy(req.body)
  if (!entry.ok)
    return res.page('papers/show', { ...(await paperPage(req.reading, id)), entry, ending: null }, 422)
  await writing(req, (w) => actForAuthors(w, id, entry.value.proxy_reason))
  res.next(to.editPaper({ id }), 'You act for the authors now. They get a letter with your reason.')
})

proxies.post('/papers/:id/proxies/end', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => stopActing(w, id))
  res.next(to.paper({ id }), 'You do not act for the authors any more.')
})
