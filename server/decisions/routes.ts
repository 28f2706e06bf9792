// The decision board, deciding, and releases.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { clearDecision, decide, decideAll, release, undoRelease } from './actions.ts'
import { boardAddress, lookOf, readAudience, readCsv, readDecision, readLook } from './form.ts'
import { importPage, readImport } from './import-page.ts'
import { boardCsv, boardJson, boardPage } from './page.ts'
import { releasePage } from './preview.ts'

export const decisions = Router()

decisions.get('/decisions', async (req, res) => {
  await res.page('decisions/index', await boardPage(req.reading, readLook(req.query)))
})

decisions.get('/decisions.csv', async (req, res) => {
  const file = await boardCsv(req.reading, readLook(req.query))
  res.set('Cache-Control', 'no-store').attachment('decisions.csv').type('text/csv').send(file)
})

decisions.get('/api/v1/decisions', async (req, res) => {
  res.json({ papers: await boardJson(req.reading, readLook(req.query)) })
})

decisions.post('/papers/:id/decisions', async (req, res) => {
  const paperId = idOf(req)
  const look = lookOf(req.body)
  const entry = readDecision(req.body)
  if (!entry.ok) {
    const page = await boardPage(req.reading, look, { paperId, entry })
    return res.page('decisions/index', page, 422)
  }
  const { outcome, note } = entry.value
  await writing(req, (w) =>
    outcome === 'undecided' ? clearDecision(w, paperId) : decide(w, paperId, { outcome, note }),
  )
  const words = outcome === 'undecided' ? 'undecided again' : `${outcome}, saved as a draft`
  res.next(`${boardAddress(look)}#paper-${paperId}`, `Paper ${paperId}: ${words}.`)
})

decisions.get('/decisions/import', async (req, res) => {
  await res.page('decisions/import', importPage(req.reading))
})

decisions.post('/decisions/import', async (req, res) => {
  const said = await readImport(req.reading, readCsv(req.body))
  if (!Array.isArray(said)) return res.page('decisions/import', said, 422)
  await writing(req, (w) => decideAll(w, said))
  const many = said.length === 1 ? 'One decision' : `${said.length} decisions`
  res.next(to.decisions(), `${many} taken from the file, saved as drafts.`)
})

decisions.get('/decisions/release', async (req, res) => {
  await res.page('decisions/release', await releasePage(req.reading))
})

decisions.post('/decisions/releases', async (req, res) => {
  const entry = readAudience(req.body)
  if (!entry.ok) return res.page('decisions/release', await releasePage(req.reading, entry), 422)
  const released = await writing(req, (w) => release(w, entry.value.audience))
  if ('problems' in released)
    return res.page('decisions/release', await releasePage(req.reading, released), 422)
  if (released.batch_id === null) return res.next(to.decisions(), 'Released to the reviewers.')
  res.next(to.batch({ id: released.batch_id }), 'Released. The letters wait here until you send them.')
})

decisions.post('/decisions/releases/:id/undo', async (req, res) => {
  await writing(req, (w) => undoRelease(w, idOf(req)))
  res.next(to.decisions(), 'Release undone. Its decisions are drafts again, and its letters are discarded.')
})
