// Letters of a chair to reviewers: written, looked at, sent.
import { Router } from 'express'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import { sendNotice } from './actions.ts'
import { audienceIn, readNotice } from './form.ts'
import { noticePage } from './page.ts'

export const notices = Router()

notices.get('/notices', async (req, res) => {
  await res.page('notices/new', await noticePage(req.reading, audienceIn(req.query)))
})

notices.post('/notices/preview', async (req, res) => {
  const entry = readNotice(req.body)
  const failed = entry.ok ? null : entry
  const page = await noticePage(req.reading, audienceIn(req.body), req.body, failed)
  await res.page('notices/new', page, failed ? 422 : 200)
})

notices.post('/notices', async (req, res) => {
  const audience = audienceIn(req.body)
  const typed = readNotice(req.body)
  const sent = typed.ok ? await writing(req, (w) => sendNotice(w, audience, typed.value)) : typed
  if (!sent.ok) {
    const failed = fault(sent.problems, req.body)
    return res.page('notices/new', await noticePage(req.reading, audience, req.body, failed), 422)
  }
  const { batch, letters } = sent.value
  res.next(to.batch({ id: batch }), `${counted(letters, 'letter is', 'letters are')} on the way.`)
})
