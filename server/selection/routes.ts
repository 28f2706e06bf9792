// A selection of papers: its page, its exports, and what is done with all of it.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { sendArchive } from '../core/archive.ts'
import { type Fault, fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { pdfsOf } from '../files/pdfs.ts'
import { bibtexOf, tableCsv } from '../papers/feeds.ts'
import { rowsShown } from '../papers/table.ts'
import { to } from '../paths.ts'
import { deskRejectAll, extendAll, writeToAuthors } from './actions.ts'
import { readChosen, readRejection, readSelectionExtension, readWords } from './form.ts'
import { selectedPapers, selectionPage } from './page.ts'

export const selection = Router()

selection.get('/selection', async (req, res) => {
  await res.page('selection/index', await selectionPage(req.reading, req.query))
})

selection.get('/selection.csv', async (req, res) => {
  const papers = await selectedPapers(req.reading, req.query)
  res
    .type('text/csv')
    .attachment('papers.csv')
    .send(await tableCsv(req.reading, papers))
})

selection.get('/selection.json', async (req, res) => {
  const papers = await selectedPapers(req.reading, req.query)
  const shown = await rowsShown(req.reading, papers)
  const rows = shown.map(({ strip: _, state, ...row }, index) => ({
    ...row,
    state: state.text,
    abstract: papers[index]?.abstract,
    keywords: papers[index]?.keywords,
  }))
  res.attachment('papers.json').json({ papers: rows })
})

selection.get('/selection.bib', async (req, res) => {
  const papers = await rowsShown(req.reading, await selectedPapers(req.reading, req.query))
  // The type comes after the name, which would choose one of its own.
  res.attachment('papers.bib').type('application/x-bibtex').send(bibtexOf(req.reading, papers))
})

selection.get('/selection.zip', async (req, res) => {
  const { reading } = req
  const parts = await pdfsOf(reading, await selectedPapers(reading, req.query))
  await sendArchive(res, { ...reading, parts, name: 'papers.zip' })
})

const again = async (req: Request, res: Response, entry: Fault) =>
  res.page('selection/index', await selectionPage(req.reading, req.body, entry), 422)

const papersIn = (req: Request) => readChosen(req.body) ?? []

selection.post('/selection/desk-rejection', async (req, res) => {
  const entry = readRejection(req.body)
  if (!entry.ok) return again(req, res, entry)
  const count = await writing(req, (w) => deskRejectAll(w, papersIn(req), entry.value.reason))
  res.next(to.papers(), `${counted(count, 'paper')} rejected without review.`)
})

selection.post('/selection/extension', async (req, res) => {
  const entry = readSelectionExtension(req.body)
  if (!entry.ok) return again(req, res, entry)
  const { until, extension_reason: reason } = entry.value
  const done = await writing(req, (w) => extendAll(w, papersIn(req), { until, reason }))
  if (typeof done !== 'number') return again(req, res, fault(done.problems, req.body))
  res.next(to.extensions(), `${counted(done, 'paper')} got more time. The authors get a letter.`)
})

selection.post('/selection/letters', async (req, res) => {
  const entry = readWords(req.body)
  if (!entry.ok) return again(req, res, entry)
  const id = await writing(req, (w) => writeToAuthors(w, papersIn(req), entry.value))
  res.next(to.batch({ id }), 'The letters wait here. Read them, then send them.')
})
