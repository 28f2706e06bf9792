// Late papers: the chair's page, extensions for all and for one, admissions, codes; and an author with a code.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { idOf } from '../http.ts'
import { paperPage } from '../papers/page.ts'
import { to } from '../paths.ts'
import { signedIn } from '../sessions/sign-in.ts'
import {
  admitDrafts,
  endExtension,
  enterLate,
  extendForAll,
  extendPaper,
  makeCode,
  spendCode,
  takeBackCode,
} from './actions.ts'
import { spelled } from './code.ts'
import {
  readAdmission,
  readCode,
  readEntry,
  readExtension,
  readPaperExtension,
  readSpending,
} from './form.ts'
import { extensionsPage, type Section } from './page.ts'

export const extensions = Router()

extensions.get('/extensions', async (req, res) => {
  await res.page('extensions/index', await extensionsPage(req.reading))
})

/** The faults stand in the section whose form was sent. */
const again = async (req: Request, res: Response, section: Section, entry: Fault) =>
  res.page('extensions/index', await extensionsPage(req.reading, { section, entry }), 422)

extensions.post('/extensions', async (req, res) => {
  const entry = readExtension(req.body)
  if (!entry.ok) return again(req, res, 'all', entry)
  const moved = await writing(req, (w) => extendForAll(w, entry.value))
  if (!moved.ok) return again(req, res, 'all', fault(moved.problems, req.body))
  const along = moved.value.length > 0 ? `, with ${counted(moved.value.length, 'later date')}` : ''
  res.next(to.extensions(), `The deadline has moved${along}. The authors of drafts get a letter.`)
})

extensions.post('/extensions/exceptions', async (req, res) => {
  const entry = readPaperExtension(req.body)
  if (!entry.ok) return again(req, res, 'one', entry)
  const { paper, paper_until: until, paper_reason: reason } = entry.value
  const refused = await writing(req, (w) => extendPaper(w, paper, { until, reason }))
  if (refused) return again(req, res, 'one', fault(refused.problems, req.body))
  res.next(to.extensions(), `Paper ${paper} has its own deadline now. Its authors get a letter.`)
})

extensions.post('/papers/:id/extensions/end', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => endExtension(w, id))
  res.next(to.extensions(), `Paper ${id} has no extension any more.`)
})

extensions.post('/extensions/admissions', async (req, res) => {
  const entry = readAdmission(req.body)
  if (!entry.ok) return again(req, res, 'drafts', entry)
  const admitted = await writing(req, (w) => admitDrafts(w, entry.value.papers))
  if ('ok' in admitted) return again(req, res, 'drafts', fault(admitted.problems, req.body))
  res.next(
    to.extensions(),
    `${counted(admitted.length, 'draft is', 'drafts are')} admitted. All authors get a letter and their receipt.`,
  )
})

extensions.post('/extensions/codes', async (req, res) => {
  const entry = readCode(req.body)
  if (!entry.ok) return again(req, res, 'codes', entry)
  const { code_until: until, meant_for } = entry.value
  const made = await writing(req, (w) => makeCode(w, { until, meant_for }))
  if (!made.ok) return again(req, res, 'codes', fault(made.problems, req.body))
  res.next(to.extensions(), `The code is ${spelled(made.value)}. Copy it now: it is shown this once.`)
})

extensions.post('/extensions/codes/:id/revocation', async (req, res) => {
  await writing(req, (w) => takeBackCode(w, idOf(req)))
  res.next(to.extensions(), 'The code opens nothing any more.')
})

extensions.post('/extensions/entries', signedIn, async (req, res) => {
  const locked = 'Submissions are closed.'
  const entry = readEntry(req.body)
  if (!entry.ok) return res.page('papers/new', { entry, locked }, 422)
  const paper = await writing(req, (w) => enterLate(w, entry.value))
  if ('ok' in paper) return res.page('papers/new', { entry: fault(paper.problems, req.body), locked }, 422)
  res.next(to.editPaper(paper), 'Your draft is started. It is not submitted yet.')
})

extensions.post('/papers/:id/extensions/code', async (req, res) => {
  const id = idOf(req)
  const entry = readSpending(req.body)
  const spent = entry.ok ? await writing(req, (w) => spendCode(w, id, entry.value.late_code)) : entry
  if ('ok' in spent) {
    const problems = fault(spent.problems, req.body)
    const page = await paperPage(req.reading, id)
    return res.page('papers/show', { ...page, entry: problems, ending: null }, 422)
  }
  res.next(to.editPaper({ id }), 'The deadline is open for this paper.')
})
