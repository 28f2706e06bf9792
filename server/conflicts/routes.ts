// Conflicts of interest: of one paper, declared, questioned, confirmed, ruled out, lifted; and the list over all papers.
import { type Request, type Response, Router } from 'express'
import { csvOf } from '../assignments/form.ts'
import { type Writing, writing } from '../context.ts'
import { csv, rowsByName } from '../core/csv.ts'
import { type Entry, type Fault, fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { idOf, keyOf } from '../http.ts'
import { declareListed, judgeLikely } from '../judgements/actions.ts'
import { to } from '../paths.ts'
import { maySeeAllConflicts } from '../policy/conflicts.ts'
import { must } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import {
  clearConflict,
  completeList,
  confirmConflict,
  declareConflicts,
  justifyConflict,
  questionConflict,
  takeBackClearance,
  takeBackConflict,
} from './actions.ts'
import {
  readClearance,
  readDeclarations,
  readJudgement,
  readJustification,
  readQuestion,
  searchOf,
} from './form.ts'
import { importPage, listedIn } from './import-page.ts'
import { conflictListPage, conflictsTable } from './list.ts'
import { conflictsPage } from './page.ts'

export const conflicts = Router()

conflicts.get('/conflicts', async (req, res) => {
  await res.page('conflicts/all', await conflictListPage(req.reading, searchOf(req.query)))
})

conflicts.post('/conflicts', async (req, res) => {
  must(maySeeAllConflicts(req.reading.viewer))
  const entry = readJudgement(req.body)
  const judged = entry.ok ? await writing(req, (w) => judgeLikely(w, entry.value)) : entry
  if (!judged.ok) {
    const search = searchOf({ state: 'likely' })
    const failed = fault(judged.problems, req.body)
    return res.page('conflicts/all', await conflictListPage(req.reading, search, failed), 422)
  }
  const done = judged.value === 1 ? 'One pair is judged.' : `${judged.value} pairs are judged.`
  res.next(to.likelyConflicts(), `${done} The next run of the assignment respects it.`)
})

conflicts.get('/conflicts/import', async (req, res) => {
  await res.page('conflicts/import', await importPage(req.reading, ''))
})

conflicts.post('/conflicts/import', async (req, res) => {
  const page = await importPage(req.reading, csvOf(req.body))
  await res.page('conflicts/import', page, page.entry || page.wrong > 0 ? 422 : 200)
})

conflicts.post('/conflicts/import/adoption', async (req, res) => {
  const page = await importPage(req.reading, csvOf(req.body))
  if (page.entry || page.wrong > 0 || page.fresh === 0) return res.page('conflicts/import', page, 422)
  const declared = await writing(req, (w) => declareListed(w, listedIn(page)))
  if (!declared.ok) {
    const entry = fault(declared.problems, req.body)
    return res.page('conflicts/import', { ...page, entry }, 422)
  }
  res.next(to.allConflicts(), `${counted(declared.value, 'conflict')} declared.`)
})

conflicts.get('/conflicts.csv', async (req, res) => {
  const table = await conflictsTable(req.reading, searchOf(req.query))
  res.type('text/csv').attachment('conflicts.csv').send(csv(table))
})

conflicts.get('/api/v1/conflicts', async (req, res) => {
  res.json({ conflicts: rowsByName(await conflictsTable(req.reading, searchOf(req.query))) })
})

conflicts.get('/papers/:id/conflicts', async (req, res) => {
  await res.page('conflicts/index', await conflictsPage(req.reading, idOf(req)))
})

const again = async (req: Request, res: Response, entry: Fault, failed: string | null = null) =>
  res.page('conflicts/index', await conflictsPage(req.reading, idOf(req), entry, failed), 422)

conflicts.post('/papers/:id/conflicts', async (req, res) => {
  const id = idOf(req)
  const { viewer } = req.reading
  const { side } = await conflictsPage(req.reading, id)
  const entry = readDeclarations(req.body, side, ownId(viewer))
  const declared = entry.ok ? await writing(req, (w) => declareConflicts(w, id, entry.value)) : entry
  if (!declared.ok) return again(req, res, fault(declared.problems, req.body))
  const { length } = declared.value
  const done = length === 1 ? 'Conflict declared.' : `${length} conflicts declared.`
  const own = side !== 'author' && declared.value.some(({ person_id }) => person_id === viewer.personId)
  if (own) return res.next(to.desk(), `${done} The paper is hidden from you now.`)
  res.next(to.conflicts({ id }), done)
})

conflicts.post('/papers/:id/conflicts/completion', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => completeList(w, id))
  res.next(to.conflicts({ id }), 'The list of conflicts is complete.')
})

conflicts.post('/papers/:id/conflicts/clearances', async (req, res) => {
  const id = idOf(req)
  const entry = readClearance(req.body)
  const refused = entry.ok
    ? await writing(req, (w) => clearConflict(w, id, entry.value.person, entry.value.reason))
    : entry
  if (refused) return again(req, res, refused)
  res.next(to.conflicts({ id }), 'Ruled out. This pair is not suggested again.')
})

conflicts.post('/papers/:id/conflicts/clearances/:clearance/removal', async (req, res) => {
  const id = idOf(req)
  await writing(req, (w) => takeBackClearance(w, id, keyOf(req, 'clearance')))
  res.next(to.conflicts({ id }), 'The ruling is taken back.')
})

/** A form of one conflict: read, act, and where something is missing the same page with the fault at that conflict. */
async function ofOne<T>(
  req: Request,
  res: Response,
  entry: Entry<T>,
  done: string,
  act: (w: Writing, paper: number, conflict: string, value: T) => Promise<void>,
) {
  const [id, conflict] = [idOf(req), keyOf(req, 'conflict')]
  if (!entry.ok) return again(req, res, entry, conflict)
  await writing(req, (w) => act(w, id, conflict, entry.value))
  res.next(to.conflicts({ id }), done)
}

const nothing: Entry<null> = { ok: true, value: null }

conflicts.post('/papers/:id/conflicts/:conflict/lifting', (req, res) =>
  ofOne(req, res, nothing, 'Conflict removed.', takeBackConflict),
)

conflicts.post('/papers/:id/conflicts/:conflict/confirmation', (req, res) =>
  ofOne(req, res, nothing, 'Conflict confirmed. Only a chair can lift it now.', confirmConflict),
)

conflicts.post('/papers/:id/conflicts/:conflict/question', (req, res) =>
  ofOne(
    req,
    res,
    readQuestion(req.body),
    'The authors are asked by a letter.',
    (w, id, conflict, { question }) => questionConflict(w, id, conflict, question),
  ),
)

conflicts.post('/papers/:id/conflicts/:conflict/justification', (req, res) =>
  ofOne(
    req,
    res,
    readJustification(req.body),
    'Thank you. The chairs read it now.',
    (w, id, conflict, { justification }) => justifyConflict(w, id, conflict, justification),
  ),
)
