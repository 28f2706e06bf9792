// The discussion of a paper: read, answered, changed, taken back; which papers are discussed; whether letters are wanted.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf, keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { changeComment, readComments, removeComment, say, wishLetters } from './actions.ts'
import { arrivalsPage } from './arrivals.ts'
import { discussionForPrograms } from './discussion.ts'
import { readChange, readDrawn, readLetters, readReading, readSaying, seenIn } from './form.ts'
import { discussionPage, discussionsPage, drawnPage, lettersPage, messagePage } from './page.ts'

export const comments = Router()

comments.get('/api/v1/papers/:id/comments', async (req, res) => {
  const { discussion } = await discussionPage(req.reading, idOf(req))
  res.json(discussionForPrograms(discussion))
})

comments.get('/comments', signedIn, async (req, res) => {
  const q = typeof req.query.q === 'string' ? req.query.q.trim() : ''
  await res.page('comments/index', await discussionsPage(req.reading, q))
})

comments.get('/comments/letters', signedIn, async (req, res) => {
  await res.page('comments/letters', await lettersPage(req.reading))
})

comments.post('/comments/letters', signedIn, async (req, res) => {
  const entry = readLetters(req.body)
  const wanted = entry.ok && entry.value.letters
  await writing(req, (w) => wishLetters(w, wanted))
  const said = wanted ? 'Letters tell you of what is new.' : 'No more letters about discussions.'
  res.next(to.commentLetters(), said)
})

comments.get('/papers/:id/comments', signedIn, async (req, res) => {
  await res.page('comments/discussion', await discussionPage(req.reading, idOf(req)))
})

comments.post('/papers/:id/comments', async (req, res) => {
  const id = idOf(req)
  const typed = readSaying(req.body)
  const entry = typed.ok ? await writing(req, (w) => say(w, id, typed.value)) : typed
  if (!entry.ok) return res.page('comments/discussion', await discussionPage(req.reading, id, entry), 422)
  res.next(`${to.comments({ id })}#message-${entry.value.id}`)
})

comments.post('/papers/:id/comments/preview', async (req, res) => {
  const entry = readDrawn(req.body)
  await res.page('comments/drawn', await drawnPage(req.reading, idOf(req), entry.ok ? entry.value.text : ''))
})

comments.post('/papers/:id/comments/readings', async (req, res) => {
  const id = idOf(req)
  const entry = readReading(req.body)
  await writing(req, (w) => readComments(w, id, entry.ok ? entry.value.comments : []))
  res.next(to.comments({ id }))
})

comments.get('/papers/:id/comments/arrivals', signedIn, async (req, res) => {
  const page = await arrivalsPage(req.reading, idOf(req), seenIn(req.query))
  if (!page) return res.status(204).end()
  await res.page('comments/arrivals', page)
})

comments.get('/comments/:id', signedIn, async (req, res) => {
  await res.page('comments/message', await messagePage(req.reading, keyOf(req)))
})

comments.post('/comments/:id', async (req, res) => {
  const id = keyOf(req)
  const typed = readChange(req.body)
  const entry = typed.ok ? await writing(req, (w) => changeComment(w, id, typed.value)) : typed
  if (!entry.ok) return res.page('comments/message', await messagePage(req.reading, id, entry), 422)
  res.next(`${to.comments({ id: entry.value.paper_id })}#message-${id}`, 'Message changed.')
})

comments.post('/comments/:id/removal', async (req, res) => {
  const removed = await writing(req, (w) => removeComment(w, keyOf(req)))
  res.next(`${to.comments({ id: removed.paper_id })}#message-${removed.id}`, 'Message removed. A mark stays.')
})
