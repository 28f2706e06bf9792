// Scores from a file instead of the likeness of texts: sent or pasted, looked at, in force, ended.
import { type Request, Router } from 'express'
import { boardFor } from '../assignments/board.ts'
import { writing } from '../context.ts'
import { takeIn } from '../files/receive.ts'
import { textIn } from '../files/text-file.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayAssign } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import { adoptScores, discardScores, dropScores, takeInScores } from './actions.ts'
import { readPasted } from './form.ts'
import { scoreFilePage, scoresPage } from './page.ts'
import { scoresIn } from './reading.ts'

export const scores = Router()

scores.get('/assignments/scores', async (req, res) => {
  await res.page('scores/index', await scoresPage(req.reading))
})

/** The number of what was taken in, or the faults of its lines. */
async function taken(req: Request, csv: string, name: string) {
  const read = scoresIn(csv, await boardFor(req.reading))
  if (read.faults.length > 0) return read.faults
  return writing(req, (w) => takeInScores(w, name, read.scores))
}

scores.post('/assignments/scores', async (req, res) => {
  must(mayAssign(req.reading.viewer))
  const entry = readPasted(req.body)
  if (!entry.ok) return res.page('scores/index', { ...(await scoresPage(req.reading)), entry }, 422)
  const { csv } = entry.value
  const result = await taken(req, csv, 'Pasted')
  if (typeof result === 'number') return res.next(to.scoreFile({ id: result }))
  await res.page('scores/index', await scoresPage(req.reading, { csv, faults: result }), 422)
})

scores.post('/assignments/scores/sheets', async (req, res) => {
  must(mayAssign(req.reading.viewer))
  const sent = (await takeIn(req, res)) ?? (await textIn(req)) ?? { because: 'Choose a file first.' }
  const result = 'because' in sent ? sent.because : await taken(req, sent.text, sent.name)
  if (typeof result === 'number') return res.next(to.scoreFile({ id: result }))
  const faults = typeof result === 'string' ? [{ line: 0, says: result }] : result
  await res.page('scores/index', await scoresPage(req.reading, { field: 'file', faults }), 422)
})

scores.get('/assignments/scores/:id', async (req, res) => {
  await res.page('scores/view', await scoreFilePage(req.reading, idOf(req)))
})

scores.post('/assignments/scores/:id/adoption', async (req, res) => {
  await writing(req, (w) => adoptScores(w, idOf(req)))
  res.next(to.scores(), 'In force. The next run counts with these scores instead of texts.')
})

scores.post('/assignments/scores/:id/removal', async (req, res) => {
  await writing(req, (w) => discardScores(w, idOf(req)))
  res.next(to.scores(), 'Discarded. Nothing of it was used.')
})

scores.post('/assignments/scores/end', async (req, res) => {
  await writing(req, (w) => dropScores(w))
  res.next(to.scores(), 'Ended. The next run compares texts again.')
})
