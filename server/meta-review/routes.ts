// Meta-reviews: named by a chair, drafted and submitted by whoever was named; their rules, for chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { seenIn } from '../core/fingerprint.ts'
import { fault } from '../core/form.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { nameMetaReviewer, saveMetaReview, setMetaRules, submitMetaReview } from './actions.ts'
import { readMeta, readNaming, readRules } from './form.ts'
import { metaPage, metaRulesPage } from './page.ts'

export const metaReview = Router()

metaReview.get('/papers/:id/meta-review', signedIn, async (req, res) => {
  await res.page('meta-review/show', await metaPage(req.reading, idOf(req)))
})

metaReview.post('/papers/:id/meta-review', async (req, res) => {
  const id = idOf(req)
  const typed = readMeta(req.body)
  const entry = typed.ok ? await writing(req, (w) => saveMetaReview(w, id, typed.value)) : typed
  if (!entry.ok) return res.page('meta-review/show', await metaPage(req.reading, id, entry), 422)
  res.next(to.metaReview({ id }), 'Saved.')
})

metaReview.post('/papers/:id/meta-review/submission', async (req, res) => {
  const id = idOf(req)
  const typed = readMeta(req.body)
  if (!typed.ok) return res.page('meta-review/show', await metaPage(req.reading, id, typed), 422)
  const { version, problems, doubts } = await writing(req, (w) => submitMetaReview(w, id, typed.value))
  if (Object.keys(problems).length === 0) return res.next(to.metaReview({ id }), 'Meta-review submitted.')
  const again = fault(problems, { ...req.body, version }, doubts)
  await res.page('meta-review/show', await metaPage(req.reading, id, again), 422)
})

metaReview.post('/papers/:id/meta-review/assignment', async (req, res) => {
  const id = idOf(req)
  const typed = readNaming(req.body)
  const entry = typed.ok ? await writing(req, (w) => nameMetaReviewer(w, id, typed.value.person)) : typed
  if (!entry.ok) return res.page('meta-review/show', await metaPage(req.reading, id, entry), 422)
  res.next(to.metaReview({ id }), 'Saved. Whoever is named gets a letter.')
})

metaReview.get('/settings/meta-review', async (req, res) => {
  await res.page('meta-review/rules', await metaRulesPage(req.reading))
})

metaReview.post('/settings/meta-review', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readRules(req.body)
  if (!entry.ok) return res.page('meta-review/rules', await metaRulesPage(req.reading, entry), 422)
  await writing(req, (w) => setMetaRules(w, entry.value, seenIn(req.body)))
  res.next(to.metaRules(), 'Rules of meta-reviews saved.')
})
