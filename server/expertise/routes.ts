// One's own expertise: topics, past papers pasted or uploaded, taken off again.
import { Router } from 'express'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { takeIn } from '../files/receive.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayTellExpertise } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { addPastPapers, removePastPaper, saveTopics } from './actions.ts'
import { readPasted, readTitle, readTopics } from './form.ts'
import { expertisePage } from './page.ts'
import { readPdf } from './receive.ts'

export const expertise = Router()

expertise.get('/account/expertise', signedIn, async (req, res) => {
  await res.page('expertise/index', await expertisePage(req.reading))
})

expertise.post('/account/expertise', signedIn, async (req, res) => {
  const entry = readTopics(req.body)
  if (!entry.ok) return res.page('expertise/index', await expertisePage(req.reading, entry), 422)
  await writing(req, (w) => saveTopics(w, entry.value))
  res.next(to.expertise(), 'Topics saved.')
})

const added = (count: number) => `${counted(count, 'paper')} added.`

expertise.post('/account/expertise/publications', signedIn, async (req, res) => {
  const entry = readPasted(req.body)
  const result = entry.ok ? await writing(req, (w) => addPastPapers(w, entry.value)) : entry
  if (typeof result === 'number') return res.next(to.expertise(), added(result))
  const again = fault(result.problems, req.body)
  await res.page('expertise/index', await expertisePage(req.reading, again), 422)
})

expertise.post('/account/expertise/pdfs', signedIn, async (req, res) => {
  must(mayTellExpertise(req.reading.viewer))
  const unread = await takeIn(req, res)
  const title = readTitle(req.body)
  const read = unread ?? (await readPdf(req, title.ok ? title.value.title : ''))
  const result =
    'because' in read ? fault({ file: read.because }) : await writing(req, (w) => addPastPapers(w, [read]))
  if (typeof result === 'number') return res.next(to.expertise(), added(result))
  const problems = { file: result.problems.file ?? result.problems.pasted ?? '' }
  await res.page('expertise/index', await expertisePage(req.reading, fault(problems, req.body)), 422)
})

expertise.post('/account/expertise/publications/:id/removal', signedIn, async (req, res) => {
  await writing(req, (w) => removePastPaper(w, idOf(req)))
  res.next(to.expertise(), 'Taken off the list.')
})
