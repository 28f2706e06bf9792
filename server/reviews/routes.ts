// Reviewing: the reviewer's own list, the form beside the paper, submission, handing back; reading for everybody else.
import { type RequestHandler, Router } from 'express'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { keyOf } from '../http.ts'
import { to } from '../paths.ts'
import { homePage } from '../tasks/home.ts'
import { refuseReview, type Submission, saveReview, submitReview } from './actions.ts'
import { readRefusal, readReview } from './form.ts'
import { editPage, previewPage, reviewPage } from './page.ts'

export const reviews = Router()

/** Letters lead here, so a visitor signs in first; the answer is the same whether a review exists or not. */
const signedIn: RequestHandler = (req, res, next) => {
  if (req.reading.viewer.personId) return next()
  req.session.wanted = req.originalUrl
  res.next(to.newSession(), 'Sign in to read your reviews.')
}

/** The draft was saved, so the form goes on from its new version. */
const stillDraft = ({ review, missing }: Submission, typed: object) =>
  Object.keys(missing).length > 0 ? fault(missing, { ...typed, version: review.version }) : null

reviews.get('/reviews', signedIn, async (req, res) => {
  await res.page('tasks/index', await homePage(req.reading))
})

reviews.get('/reviews/:id', signedIn, async (req, res) => {
  const { view, model } = await reviewPage(req.reading, keyOf(req))
  await res.page(view, model)
})

reviews.post('/reviews/:id', async (req, res) => {
  const id = keyOf(req)
  const typed = readReview(req.body)
  const entry = typed.ok ? await writing(req, (w) => saveReview(w, id, typed.value)) : typed
  if (!entry.ok) return res.page('reviews/edit', await editPage(req.reading, id, { entry }), 422)
  res.next(
    to.review({ id }),
    entry.value.submitted_at ? 'Saved. Your review stays submitted.' : 'Draft saved.',
  )
})

reviews.post('/reviews/:id/submission', async (req, res) => {
  const id = keyOf(req)
  const typed = readReview(req.body)
  const submission = typed.ok ? await writing(req, (w) => submitReview(w, id, typed.value)) : typed
  const entry = submission.ok ? stillDraft(submission.value, req.body) : submission
  if (entry) return res.page('reviews/edit', await editPage(req.reading, id, { entry }), 422)
  res.next(to.review({ id }), 'Review submitted. Thank you.')
})

reviews.post('/reviews/:id/preview', async (req, res) => {
  const id = keyOf(req)
  const entry = readReview(req.body)
  if (!entry.ok) return res.page('reviews/edit', await editPage(req.reading, id, { entry }), 422)
  await res.page('reviews/preview', await previewPage(req.reading, id, entry.value))
})

reviews.post('/reviews/:id/refusal', async (req, res) => {
  const id = keyOf(req)
  const entry = readRefusal(req.body)
  if (!entry.ok) return res.page('reviews/edit', await editPage(req.reading, id, { refusal: entry }), 422)
  const { paper } = await writing(req, (w) => refuseReview(w, id, entry.value.reason))
  res.next(to.reviews(), `Paper ${paper.id} is handed back. The chairs know.`)
})
