// The fields of the submission form, for chairs.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import { idOf } from '../http.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { addField, changeField, moveField, restoreField, retireField } from './actions.ts'
import { readField, readMove } from './form.ts'
import { fieldPage, formPage } from './page.ts'

export const fields = Router()
const FORM = 'submission'

fields.get('/settings/submission-form/fields/new', async (req, res) => {
  await res.page('fields/edit', await fieldPage(req.reading, FORM, null))
})

fields.get('/settings/submission-form/fields/:id', async (req, res) => {
  await res.page('fields/edit', await fieldPage(req.reading, FORM, idOf(req)))
})

fields.post('/settings/submission-form/fields', (req, res) => keep(req, res, null))

fields.post('/settings/submission-form/fields/:id', (req, res) => keep(req, res, idOf(req)))

async function keep(req: Request, res: Response, id: number | null) {
  must(mayConfigure(req.reading.viewer))
  const entry = readField(req.body)
  const kept = entry.ok
    ? await writing(req, (w) =>
        id === null ? addField(w, FORM, entry.value) : changeField(w, FORM, id, entry.value),
      )
    : entry
  if ('ok' in kept)
    return res.page('fields/edit', await fieldPage(req.reading, FORM, id, { entry: kept }), 422)
  res.next(to.submissionForm(), `“${kept.label}” is saved. The form follows at once.`)
}

/** The field as authors will see it, with what stands in the chair's form now; nothing is saved. */
fields.post('/settings/submission-form/fields/:id/preview', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const id = req.params.id === 'new' ? null : idOf(req)
  const entry = readField(req.body)
  const shown = entry.ok ? { typed: entry.value } : { entry }
  await res.page('fields/edit', await fieldPage(req.reading, FORM, id, shown), entry.ok ? 200 : 422)
})

fields.post('/settings/submission-form/fields/:id/place', async (req, res) => {
  must(mayConfigure(req.reading.viewer))
  const id = idOf(req)
  const move = readMove(req.body)
  if (!move.ok) return res.page('settings/submission-form', await formPage(req.reading, FORM), 422)
  await writing(req, (w) => moveField(w, FORM, id, move.value.direction))
  res.next(to.submissionForm())
})

fields.post('/settings/submission-form/fields/:id/retirement', async (req, res) => {
  await writing(req, (w) => retireField(w, FORM, idOf(req)))
  res.next(to.submissionForm(), 'Taken off the form. Its answers stay.')
})

fields.post('/settings/submission-form/fields/:id/restoration', async (req, res) => {
  await writing(req, (w) => restoreField(w, FORM, idOf(req)))
  res.next(to.submissionForm(), 'Back on the form.')
})
