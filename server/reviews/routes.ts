// Reviewing: the reviewer's own list, the form beside the paper, submission, handing back; reading for everybody else.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { sendArchive } from '../core/archive.ts'
import { fault, type Problems } from '../core/form.ts'
import { pdfsOf } from '../files/pdfs.ts'
import { idOf, isSomebodyElse, keyOf, wantsJson } from '../http.ts'
import { to } from '../paths.ts'
import { listedOf } from '../quality/form.ts'
import { fullJson } from '../quality/full.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { homePage } from '../tasks/home.ts'
import { bringReviews, keepReview, refuseReview, type Saved, saveReview, submitReview } from './actions.ts'
import { adviceFor } from './advice.ts'
import { certificatePage } from './certificate.ts'
import { clashPage, clashSentence } from './clash.ts'
import { editPage, nextUnsent } from './editing.ts'
import { readReview } from './form.ts'
import { historyPage } from './history.ts'
import { lookAt, offlinePage } from './offline/page.ts'
import { textSent } from './offline/receive.ts'
import { sheetOfOne, sheetsOf } from './offline/sheets.ts'
import { awaitsWord, outcomeWords } from './offline/told.ts'
import { reviewPage } from './page.ts'
import { previewPage, proofPage } from './preview.ts'
import { paperReviewsPage } from './printed.ts'
import { readRefusal } from './refusal-form.ts'

export const reviews = Router()

/** The browser's own viewer is an object to the policy; only here does one stand. */
reviews.use('/reviews/:id', (_req, res, next) => {
  res.set('Content-Security-Policy', `${res.get('Content-Security-Policy')};object-src 'self'`)
  next()
})

reviews.get('/api/v1/reviews', async (req, res) => {
  res.json(await fullJson(req.reading, listedOf(req.query)))
})

reviews.get('/reviews', signedIn, async (req, res) => {
  await res.page('tasks/index', await homePage(req.reading))
})

reviews.get('/reviews/certificate', signedIn, async (req, res) => {
  await res.page('reviews/certificate', await certificatePage(req.reading))
})

const asMarkdown = (res: Response, name: string, text: string) =>
  res.type('text/markdown').attachment(name).set('Cache-Control', 'no-store').send(text)

reviews.get('/reviews/offline', signedIn, async (req, res) => {
  await res.page('reviews/offline', await offlinePage(req.reading))
})

reviews.get('/reviews/offline.md', signedIn, async (req, res) => {
  const { text } = await sheetsOf(req.reading, req.query.zone)
  asMarkdown(res, 'reviews.md', text)
})

reviews.get('/reviews/offline.zip', signedIn, async (req, res) => {
  const { reading } = req
  const { text, reviews: mine } = await sheetsOf(reading, req.query.zone)
  const pdfs = await pdfsOf(
    reading,
    mine.map(({ paper }) => paper),
  )
  const parts = [{ path: 'reviews.md', text }, ...pdfs]
  await sendArchive(res, { ...reading, parts, name: 'reviews.zip' })
})

reviews.get('/reviews/:id/offline.md', signedIn, async (req, res) => {
  const { text, paper } = await sheetOfOne(req.reading, keyOf(req), req.query.zone)
  asMarkdown(res, `review-of-paper-${paper}.md`, text)
})

reviews.post('/reviews/offline', signedIn, async (req, res) => {
  const { page, status } = await lookAt(req.reading, await textSent(req, res))
  await res.page('reviews/offline', page, status)
})

/** What is good in the file is saved; for the rest it stands here again, and may be mended. */
reviews.post('/reviews/offline/adoption', signedIn, async (req, res) => {
  const sent = await textSent(req, res)
  const { drafts, status } = await lookAt(req.reading, sent)
  const saved = await writing(req, (w) => bringReviews(w, drafts, sent.submits))
  const words = outcomeWords(saved, drafts, sent.submits)
  const asks = sent.submits && saved.some(awaitsWord)
  if (status === 200 && !asks && saved.every(({ clash }) => clash.length === 0))
    return res.next(to.reviews(), words)
  const left = await lookAt(req.reading, sent)
  await res.page('reviews/offline', { ...left.page, saved: words }, asks ? 422 : left.status)
})

reviews.get('/reviews/:id', signedIn, async (req, res) => {
  const { view, model } = await reviewPage(req.reading, keyOf(req))
  await res.page(view, model)
})

reviews.get('/papers/:id/reviews', async (req, res) => {
  await res.page('reviews/printed', await paperReviewsPage(req.reading, idOf(req)))
})

const numberIn = (typed: unknown) => (/^\d{1,9}$/.test(String(typed)) ? Number(typed) : null)

reviews.get('/reviews/:id/history', signedIn, async (req, res) => {
  const { older, newer } = req.query
  const wish = { older: numberIn(older), newer: numberIn(newer) }
  await res.page('reviews/history', await historyPage(req.reading, keyOf(req), wish))
})

/** By a button, or by the form itself, which speaks JSON. */
reviews.post('/reviews/:id', async (req, res) => {
  if (wantsJson(req)) return keep(req, res)
  const saved = await taken(req, res, saveReview)
  if (!saved) return
  await goOn(req, res, saved.submitted_at ? 'Saved. Your review stays submitted.' : 'Draft saved.')
})

reviews.post('/reviews/:id/submission', async (req, res) => {
  if (await taken(req, res, submitReview)) await goOn(req, res, 'Review submitted. Thank you.')
})

const unkept = (problems: Problems) => ({ text: Object.values(problems)[0], problems })

async function keep(req: Request, res: Response) {
  if (isSomebodyElse(req)) return void res.status(401).json({ text: 'You are signed out.' })
  const typed = readReview(req.body)
  if (!typed.ok) return void res.status(422).json(unkept(typed.problems))
  const saved = await writing(req, (w) => keepReview(w, keyOf(req), typed.value))
  const { review, problems, clash, isKept } = saved
  const { version, pending } = review
  const told = { version, savedAt: req.reading.now.toString(), problems, apart: pending !== null }
  if (clash.length > 0) res.status(409).json({ text: clashSentence(req.reading, saved), version })
  else if (isKept)
    res.json({ ...told, advice: await adviceFor(req.reading, review, typed.value.names_are_fine) })
  else res.status(422).json(unkept(problems))
}

type Act = typeof saveReview

/** The review, where all that came was taken; otherwise the answer says what stands in the way. */
async function taken(req: Request, res: Response, act: Act): Promise<Saved['review'] | null> {
  const id = keyOf(req)
  const typed = readReview(req.body)
  const again = async (entry: ReturnType<typeof fault>) => {
    await res.page('reviews/edit', await editPage(req.reading, id, { entry }), 422)
    return null
  }
  if (!typed.ok) return again(typed)
  const saved = await writing(req, (w) => act(w, id, typed.value))
  const { review, problems, doubts, clash, isKept } = saved
  if (clash.length > 0) {
    await res.page('reviews/clash', clashPage(req.reading, saved, req.body), 409)
    return null
  }
  // What was kept goes on from its new version.
  const version = isKept ? review.version : req.body?.version
  return Object.keys(problems).length > 0 ? again(fault(problems, { ...req.body, version }, doubts)) : review
}

/** To the form again, or to the next paper that waits for a review. */
async function goOn(req: Request, res: Response, notice: string) {
  const id = keyOf(req)
  if (req.body?.go !== 'next') return res.next(to.review({ id }), notice)
  const next = await nextUnsent(req.reading, id)
  res.next(next ? to.review(next) : to.reviews(), next ? `${notice} This is the next one.` : notice)
}

/** The Preview buttons stand in the form too, and save nothing. */
reviews.post('/reviews/:id/preview', async (req, res) => {
  const id = keyOf(req)
  const entry = readReview(req.body)
  if (!entry.ok) return res.page('reviews/edit', await editPage(req.reading, id, { entry }), 422)
  await res.page('reviews/preview', await previewPage(req.reading, id, entry.value))
})

reviews.post('/reviews/:id/proof', async (req, res) => {
  const id = keyOf(req)
  const entry = readReview(req.body)
  if (!entry.ok) return res.page('reviews/edit', await editPage(req.reading, id, { entry }), 422)
  await res.page('reviews/proof', await proofPage(req.reading, id, entry.value))
})

reviews.post('/reviews/:id/refusal', async (req, res) => {
  const id = keyOf(req)
  const entry = readRefusal(req.body)
  if (!entry.ok) return res.page('reviews/edit', await editPage(req.reading, id, { refusal: entry }), 422)
  const { paper } = await writing(req, (w) => refuseReview(w, id, entry.value))
  res.next(to.reviews(), `Paper ${paper.id} is handed back. The chairs know.`)
})
