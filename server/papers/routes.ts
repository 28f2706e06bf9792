// Papers: the list, the page, the form, and what can happen to a paper.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { type Fault, fault, type Problems } from '../core/form.ts'
import { idOf, isSomebodyElse, wantsJson } from '../http.ts'
import { to } from '../paths.ts'
import { mayEditPaper, mayStartPaper } from '../policy/papers.ts'
import { because, yes } from '../policy/verdict.ts'
import {
  deleteDraft,
  deskReject,
  restorePaper,
  type Saved,
  savePaper,
  startPaper,
  submitPaper,
  withdrawPaper,
} from './actions.ts'
import { clashPage } from './clash.ts'
import { editPage } from './editing.ts'
import { bibliography, paperForPrograms, papersCsv, papersForPrograms, papersJson } from './feeds.ts'
import { oneMoreBlank, readBlank, readPaper, readPreview, readReason, readStart } from './form.ts'
import { filterOf, papersPage } from './list.ts'
import { lookOf } from './look.ts'
import { gapsOf } from './missing.ts'
import { paperPage } from './page.ts'
import { previewPage } from './preview.ts'
import { findPaper } from './queries.ts'
import { startedLately } from './queries-lately.ts'
import { savedReport } from './saved.ts'
import { tablePage } from './table.ts'

export const papers = Router()

papers.get('/papers', async (req, res) => {
  const { reading, query } = req
  if (reading.viewer.isChair) await res.page('papers/table', await tablePage(reading, lookOf(query)))
  else await res.page('papers/index', await papersPage(reading, filterOf(query)))
})

papers.get('/papers.bib', async (req, res) => {
  res.type('application/x-bibtex').send(await bibliography(req.reading))
})

papers.get('/papers.json', async (req, res) => {
  res.json(await papersJson(req.reading))
})

papers.get('/api/v1/papers', async (req, res) => {
  res.json({ papers: await papersForPrograms(req.reading, filterOf(req.query)) })
})

papers.get('/api/v1/papers/:id', async (req, res) => {
  res.json(await paperForPrograms(req.reading, idOf(req)))
})

papers.get('/papers.csv', async (req, res) => {
  res
    .type('text/csv')
    .attachment('papers.csv')
    .send(await papersCsv(req.reading, req.query))
})

papers.get('/papers/new', async (req, res) => {
  if (!req.reading.viewer.personId) {
    req.session.wanted = to.newPaper()
    return res.next(to.newSession(), 'Sign in, or create an account, to submit a paper.')
  }
  const { viewer, deadlines } = req.reading
  const locked = because(mayStartPaper(viewer, deadlines))
  await res.page('papers/new', { entry: null, locked, unconfirmed: !viewer.confirmed })
})

papers.post('/papers', async (req, res) => {
  const entry = readStart(req.body)
  if (!entry.ok) return res.page('papers/new', { entry, locked: null }, 422)
  const { title } = entry.value
  const paper = await writing(req, async (w) => (await startedLately(w, title)) ?? startPaper(w, title))
  res.next(to.editPaper(paper), 'Your draft is started. It is not submitted yet.')
})

papers.get('/papers/:id', async (req, res) => {
  await res.page('papers/show', { ...(await paperPage(req.reading, idOf(req))), entry: null, ending: null })
})

papers.get('/papers/:id/edit', async (req, res) => {
  await res.page('papers/edit', await editPage(req.reading, idOf(req), null, readBlank(req.query)))
})

/** By the Save button, or by the form itself, which speaks JSON. */
papers.post('/papers/:id', async (req, res) => {
  const id = idOf(req)
  if (!wantsJson(req)) {
    if (await saveTyped(req, res, id)) res.next(to.editPaper({ id }), 'Saved.')
    return
  }
  if (isSomebodyElse(req)) return void res.status(401).json({ text: 'You are signed out.' })
  const saved = await writing(req, (w) => savePaper(w, id, readPaper(req.body)))
  res.status(saved.clash.length > 0 ? 409 : 200).json(await savedReport(req.reading, saved))
})

/** The button below the authors, until a script adds the row: what was typed is saved as Save saves it, and the page can be asked for again. */
papers.post('/papers/:id/rows', async (req, res) => {
  const id = idOf(req)
  const saved = await writing(req, (w) => savePaper(w, id, readPaper(req.body)))
  if (saved.clash.length > 0) return res.page('papers/clash', clashPage(saved, req.body), 409)
  const isWhole = Object.keys(saved.problems).length === 0
  const notice = isWhole ? 'Saved.' : 'Saved. What does not count yet says why at its field.'
  res.next(to.authorsIn({ id }, oneMoreBlank(req.body)), notice)
})

type Lacking = (saved: Saved) => Promise<Problems>
const nothing: Lacking = async () => ({})

/** Saves what came with the request; where a co-author was first or something cannot count, the answer says so, with what else is `lacking`. */
async function saveTyped(req: Request, res: Response, id: number, lacking = nothing): Promise<boolean> {
  const saved = await writing(req, (w) => savePaper(w, id, readPaper(req.body)))
  const isFaulty = Object.keys(saved.problems).length > 0
  if (saved.clash.length > 0) await res.page('papers/clash', clashPage(saved, req.body), 409)
  else if (isFaulty) {
    const problems = { ...(await lacking(saved)), ...saved.problems }
    await formAgain(req, res, id, fault(problems, req.body))
  }
  return saved.clash.length === 0 && !isFaulty
}

const formAgain = async (req: Request, res: Response, id: number, entry: Fault) =>
  res.page('papers/edit', await editPage(req.reading, id, entry), 422)

/** The Preview button stands in the form too, and saves nothing. */
papers.post('/papers/:id/preview', async (req, res) => {
  await res.page('papers/preview', await previewPage(req.reading, idOf(req), readPreview(req.body)))
})

/** The Submit button stands in the form: what was typed is saved first and stays saved, whatever is missing; all of that is told at once. */
papers.post('/papers/:id/submission', async (req, res) => {
  const id = idOf(req)
  const isTyped = req.body?.title !== undefined && (await isOpen(req, id))
  const lacking: Lacking = async ({ paper }) => (paper.submitted_at ? {} : gapsOf(req.reading, paper))
  if (isTyped && !(await saveTyped(req, res, id, lacking))) return
  const submitted = await writing(req, (w) => submitPaper(w, id))
  if ('ok' in submitted) return formAgain(req, res, id, fault(submitted.problems))
  res.next(to.paper(submitted), 'Paper submitted. Every author gets a receipt by email.')
})

/** After the deadline only an upload that crossed it can still be submitted; its form stays as it was. */
async function isOpen({ reading }: Request, id: number): Promise<boolean> {
  return yes(mayEditPaper(reading.viewer, await findPaper(reading, id), reading.deadlines))
}

papers.post('/papers/:id/withdrawal', (req, res) => withReason(req, res, 'withdrawal'))

papers.post('/papers/:id/desk-rejection', (req, res) => withReason(req, res, 'rejection'))

const ENDINGS = {
  withdrawal: { act: withdrawPaper, done: 'Paper withdrawn.' },
  rejection: { act: deskReject, done: 'Paper rejected without review.' },
}

async function withReason(req: Request, res: Response, ending: keyof typeof ENDINGS) {
  const id = idOf(req)
  const entry = readReason(req.body)
  if (!entry.ok) return res.page('papers/show', { ...(await paperPage(req.reading, id)), entry, ending }, 422)
  const { act, done } = ENDINGS[ending]
  const paper = await writing(req, (w) => act(w, id, entry.value.reason))
  res.next(to.paper(paper), done)
}

papers.post('/papers/:id/removal', async (req, res) => {
  await writing(req, (w) => deleteDraft(w, idOf(req)))
  res.next(to.desk(), 'The empty draft is deleted.')
})

papers.post('/papers/:id/restoration', async (req, res) => {
  const paper = await writing(req, (w) => restorePaper(w, idOf(req)))
  res.next(to.paper(paper), 'The paper is back.')
})
