// Topics, for chairs: authors choose them for a paper, reviewers say how well they know them.
import { Router } from 'express'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { removeTopic, setTopics } from './actions.ts'
import { readRemoval, readTopics } from './form.ts'
import { topicsPage } from './page.ts'

export const topics = Router()

topics.get('/settings/topics', async (req, res) => {
  await res.page('topics/index', await topicsPage(req.reading))
})

topics.post('/settings/topics', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readTopics(req.body)
  if (!entry.ok) return res.page('topics/index', await topicsPage(req.reading, { entry }), 422)
  await writing(req, (w) => setTopics(w, entry.value))
  res.next(to.topics(), 'Topics saved. The call, the form and the reviewers have them now.')
})

topics.post('/settings/topics/removal', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readRemoval(req.body)
  const gone = entry.ok ? await writing(req, (w) => removeTopic(w, entry.value)) : entry
  if ('ok' in gone) {
    const removal = fault(gone.problems, req.body)
    return res.page('topics/index', await topicsPage(req.reading, { removal }), 422)
  }
  res.next(to.topics(), `“${gone.name}” is no topic any more.`)
})
