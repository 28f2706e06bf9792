// Pairs that chairs lock or rule out.
import { Router } from 'express'
import { searchOf } from '../assignments/form.ts'
import { assignmentsPage } from '../assignments/page.ts'
import { writing } from '../context.ts'
import { backTo } from '../http.ts'
import { rulePair } from './actions.ts'
import { type Ruled, readRuling } from './form.ts'

export const rulings = Router()

const SAID: Record<Ruled['ruling'], string> = {
  locked: 'Locked. Every run keeps this pair.',
  forbidden: 'Ruled out. No run and no hand makes this pair.',
  none: 'Free again.',
}

rulings.post('/assignments/rulings', async (req, res) => {
  const page = await assignmentsPage(req.reading, searchOf({}))
  const entry = readRuling(req.body)
  if (!entry.ok) return res.page('assignments/index', { ...page, entry }, 422)
  await writing(req, (w) => rulePair(w, entry.value))
  res.next(backTo(req), SAID[entry.value.ruling])
})
