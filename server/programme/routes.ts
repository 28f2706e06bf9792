// The programme: what the public sees, the chairs' draft, its editions, and what authors say of their presentation.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { seenIn } from '../core/fingerprint.ts'
import { type Fault, fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayPlan } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import {
  fillDraft,
  placeOnBoards,
  publishProgramme,
  removeSlot,
  savePresentation,
  saveSlot,
} from './actions.ts'
import { programmeCalendar, tagOf } from './calendar.ts'
import { draftPage } from './draft.ts'
import type { Filling } from './filling.ts'
import { readBoards, readEdition, readPresentation, readRemoval, readSlot } from './form.ts'
import { programmeJson } from './json.ts'
import { editionsPage, programmePage } from './page.ts'
import { presentationPage } from './presentation.ts'
import { presentersCsv } from './presenters.ts'
import { runSheetCsv, runSheetPage } from './run-sheet.ts'
import { slotPage } from './slot.ts'
import { slotTyped } from './standing.ts'

export const programme = Router()

/** Asked with the tag it has: fetch clients add no-cache to it, by which Express would send everything again. */
function isKnown(req: Request, res: Response, tag: string): boolean {
  res.set({ ETag: `W/"${tag}"`, 'Cache-Control': 'no-cache' })
  return req.get('if-none-match')?.includes(`"${tag}"`) ?? false
}

programme.get('/programme', async (req, res) => {
  const model = await programmePage(req.reading)
  // Visitors all see the same page; for others it bears their name.
  const tag = tagOf(model.edition?.number ?? 0, JSON.stringify([model, req.session?.theme]))
  if (req.reading.viewer.personId === null && isKnown(req, res, tag)) return res.status(304).end()
  await res.page('programme/show', model)
})

programme.get('/programme.json', async (req, res) => {
  const { body, tag } = await programmeJson(req.reading)
  if (isKnown(req, res, tag)) return res.status(304).end()
  res.json(body)
})

programme.get('/api/v1/programme', async (req, res) => {
  res.json((await programmeJson(req.reading)).body)
})

programme.get('/programme.ics', async (req, res) => {
  const { body, tag } = await programmeCalendar(req.reading)
  if (isKnown(req, res, tag)) return res.status(304).end()
  res.type('text/calendar').send(body)
})

programme.get('/programme/draft', async (req, res) => {
  await res.page('programme/draft', await draftPage(req.reading))
})

programme.get('/programme/run-sheet', async (req, res) => {
  await res.page('programme/run-sheet', await runSheetPage(req.reading))
})

programme.get('/programme/run-sheet.csv', async (req, res) => {
  const file = await runSheetCsv(req.reading)
  res.set('Cache-Control', 'no-store').attachment('run-sheet.csv').type('text/csv').send(file)
})

programme.get('/programme/presenters.csv', async (req, res) => {
  const file = await presentersCsv(req.reading)
  res.set('Cache-Control', 'no-store').attachment('presenters.csv').type('text/csv').send(file)
})

const againDraft = async (req: Request, res: Response, { problems }: Fault) =>
  res.page('programme/draft', await draftPage(req.reading, fault(problems, req.body)), 422)

const againSlot = async (req: Request, res: Response, id: number | null, { problems }: Fault) =>
  res.page('programme/slot', await slotPage(req.reading, id, fault(problems, req.body)), 422)

programme.get('/programme/slots/new', async (req, res) => {
  await res.page('programme/slot', await slotPage(req.reading, null))
})

programme.post('/programme/slots', async (req, res) => {
  must(mayPlan(req.reading.viewer))
  const entry = readSlot(req.body)
  const failed = entry.ok ? await writing(req, (w) => saveSlot(w, null, entry.value)) : entry
  if (failed) return againSlot(req, res, null, failed)
  res.next(to.programmeDraft(), 'Slot added to the draft.')
})

programme.get('/programme/slots/:id', async (req, res) => {
  await res.page('programme/slot', await slotPage(req.reading, idOf(req)))
})

programme.post('/programme/slots/:id', async (req, res) => {
  must(mayPlan(req.reading.viewer))
  const id = idOf(req)
  const entry = readSlot(req.body, (await slotTyped(req.reading, id)).typed)
  const failed = entry.ok ? await writing(req, (w) => saveSlot(w, id, entry.value, seenIn(req.body))) : entry
  if (failed) return againSlot(req, res, id, failed)
  res.next(to.programmeDraft(), 'Slot saved in the draft.')
})

programme.post('/programme/slots/:id/removal', async (req, res) => {
  const entry = readRemoval(req.body)
  const closes = entry.ok && entry.value.closes
  await writing(req, (w) => removeSlot(w, idOf(req), seenIn(req.body), closes))
  res.next(to.programmeDraft(), 'Slot removed from the draft.')
})

/** The boards stand on the draft's page. */
programme.get('/programme/boards', (req, res) => {
  must(mayPlan(req.reading.viewer))
  res.next(to.programmeDraft())
})

programme.post('/programme/boards', async (req, res) => {
  must(mayPlan(req.reading.viewer))
  const entry = readBoards(req.body)
  const failed = entry.ok ? await writing(req, (w) => placeOnBoards(w, entry.value)) : entry
  if (failed) return againDraft(req, res, failed)
  res.next(to.programmeDraft(), 'Boards saved in the draft.')
})

programme.post('/programme/filling', async (req, res) => {
  res.next(to.programmeDraft(), filledInWords(await writing(req, fillDraft)))
})

function filledInWords({ counts, unplaced }: Pick<Filling, 'counts' | 'unplaced'>): string {
  const placed = `${counted(counts.talks, 'talk')} and ${counted(counts.posters, 'poster')} placed.`
  const reasons = unplaced.map(({ paperId, because }) => `paper ${paperId} (${because})`)
  return reasons.length > 0 ? `${placed} Without a place: ${reasons.join('; ')}.` : placed
}

programme.get('/programme/editions', async (req, res) => {
  await res.page('programme/editions', await editionsPage(req.reading))
})

programme.post('/programme/editions', async (req, res) => {
  must(mayPlan(req.reading.viewer))
  const entry = readEdition(req.body)
  if (!entry.ok) return againDraft(req, res, entry)
  const edition = await writing(req, (w) => publishProgramme(w, entry.value.note))
  if ('problems' in edition) return againDraft(req, res, edition)
  res.next(to.programme(), `Edition ${edition.number} is published.`)
})

programme.get('/programme/editions/:id', async (req, res) => {
  await res.page('programme/show', await programmePage(req.reading, idOf(req)))
})

programme.get('/programme/presentations/:id', async (req, res) => {
  await res.page('programme/presentation', await presentationPage(req.reading, idOf(req)))
})

programme.post('/programme/presentations/:id', async (req, res) => {
  const id = idOf(req)
  // Who may not know of the paper learns nothing from the faults of the form either.
  await presentationPage(req.reading, id)
  const entry = readPresentation(req.body)
  const failed = entry.ok ? await writing(req, (w) => savePresentation(w, id, entry.value)) : entry
  if (failed)
    return res.page(
      'programme/presentation',
      await presentationPage(req.reading, id, fault(failed.problems, req.body)),
      422,
    )
  res.next(to.presentation({ id }), 'Thank you. The chairs plan with what you said.')
})
