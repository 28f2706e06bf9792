// Pairs that chairs lock or rule out.
import { Router } from 'express'
import { searchOf as boardSearchOf } from '../assignments/form.ts'
import { assignmentsPage } from '../assignments/page.ts'
import { writing } from '../context.ts'
import { backTo } from '../http.ts'
import { rulePair } from './actions.ts'
import { type Ruled, readRuling, searchOf } from './form.ts'
import { rulingsPage } from './page.ts'

export const rulings = Router()

const SAID: Record<Ruled['ruling'], string> = {
  locked: 'Locked. Every run keeps this pair.',
  forbidden: 'Ruled out. This pair can be neither proposed nor assigned.',
  none: 'Free again.',
}

rulings.get('/assignments/rulings', async (req, res) => {
  await res.page('rulings/index', await rulingsPage(req.reading, searchOf(req.query)))
})

rulings.post('/assignments/rulings', async (req, res) => {
  const page = await assignmentsPage(req.reading, boardSearchOf({}))
  const entry = readRuling(req.body)
  if (!entry.ok) return res.page('assignments/index', { ...page, entry }, 422)
  await writing(req, (w) => rulePair(w, entry.value))
  res.next(backTo(req), SAID[entry.value.ruling])
})
