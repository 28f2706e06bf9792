// Settings, for chairs.
import { Router } from 'express'
import { writing } from '../context.ts'
import { seenIn } from '../core/fingerprint.ts'
import { fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { chooseForm } from '../fields/actions.ts'
import { readReady } from '../fields/form.ts'
import { formPage } from '../fields/overview.ts'
import { formPreview } from '../fields/preview.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { setAuthorRules, setPdfChecks, setSite, setTimeline } from './actions.ts'
import { readAuthorRules, readPdfChecks, readSite, readTimeline } from './form.ts'
import { authorRulesPage, pdfChecksPage, sitePage, timelinePage } from './page.ts'
import { findStages } from './queries.ts'
import { turnedBy } from './turned.ts'

export const settings = Router()

settings.get('/settings', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  await res.page('settings/index', {})
})

settings.get('/settings/timeline', async (req, res) => {
  await res.page('settings/timeline', await timelinePage(req.reading))
})

settings.post('/settings/timeline', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const standing = await findStages(req.reading)
  const { entry, asks, moved } = readTimeline(req.body, req.reading.workshop.time_zone, standing)
  if (!entry.ok) return res.page('settings/timeline', await timelinePage(req.reading, entry, asks), 422)
  // Nothing is wrong, so it is no 422; and nothing is saved before the chair has said what follows.
  if (asks.length > 0)
    return res.page('settings/timeline', await timelinePage(req.reading, fault({}, req.body), asks))
  const before = await writing(req, (w) => setTimeline(w, entry.value, seenIn(req.body)))
  const turned = turnedBy(before, entry.value, req.reading)
  res.next(
    to.timeline(),
    `Timeline saved${moved > 0 ? `, with ${counted(moved, 'later date')} moved along` : ''}. The site, the deadlines and the calendar feed follow it now.${turned}`,
  )
})

settings.get('/settings/site', async (req, res) => {
  await res.page('settings/site', sitePage(req.reading))
})

settings.post('/settings/site', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readSite(req.body)
  if (!entry.ok) return res.page('settings/site', sitePage(req.reading, entry), 422)
  await writing(req, (w) => setSite(w, entry.value, seenIn(req.body)))
  res.next(to.site(), 'Site saved.')
})

settings.get('/settings/authors', async (req, res) => {
  await res.page('settings/authors', authorRulesPage(req.reading))
})

settings.post('/settings/authors', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readAuthorRules(req.body)
  if (!entry.ok) return res.page('settings/authors', authorRulesPage(req.reading, entry), 422)
  await writing(req, (w) => setAuthorRules(w, entry.value, seenIn(req.body)))
  res.next(to.authorRules(), 'Rules of author lists saved.')
})

settings.get('/settings/submission-form', async (req, res) => {
  await res.page('settings/form', await formPage(req.reading, 'submission'))
})

settings.get('/settings/submission-form/preview', async (req, res) => {
  await res.page('settings/form-preview', await formPreview(req.reading, 'submission'))
})

settings.get('/settings/review-form', async (req, res) => {
  await res.page('settings/form', await formPage(req.reading, 'review'))
})

/** One of the ready forms takes the place of what is asked now. */
settings.post('/settings/review-form', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readReady(req.body)
  if (!entry.ok) return res.page('settings/form', await formPage(req.reading, 'review', entry), 422)
  await writing(req, (w) => chooseForm(w, entry.value.ready))
  res.next(to.reviewForm(), 'This form is asked from now on. Answers to what was asked before stay readable.')
})

settings.get('/settings/review-form/preview', async (req, res) => {
  await res.page('settings/form-preview', await formPreview(req.reading, 'review'))
})

settings.get('/settings/pdf-checks', async (req, res) => {
  await res.page('settings/pdf-checks', pdfChecksPage(req.reading))
})

settings.post('/settings/pdf-checks', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const entry = readPdfChecks(req.body)
  if (!entry.ok) return res.page('settings/pdf-checks', pdfChecksPage(req.reading, entry), 422)
  await writing(req, (w) => setPdfChecks(w, entry.value, seenIn(req.body)))
  res.next(to.pdfChecks(), 'Checks saved. They hold for every PDF, also for those uploaded before.')
})
