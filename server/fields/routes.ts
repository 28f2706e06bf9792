// The fields of the forms that chairs put together, of papers and of reviews.
import { type Request, type Response, Router } from 'express'
import { writing } from '../context.ts'
import type { FormName } from '../core/tables-fields.ts'
import { idOf } from '../http.ts'
import { forms } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { addField, changeField, moveField, restoreField, retireField } from './actions.ts'
import { readField, readMove } from './form.ts'
import { formPage } from './overview.ts'
import { fieldPage } from './page.ts'

export const fields = Router()

const formOf = ({ path }: Request): FormName =>
  path.startsWith('/settings/review-form/') ? 'review' : 'submission'

fields.get(['/settings/submission-form/fields/new', '/settings/review-form/fields/new'], async (req, res) => {
  await res.page('fields/edit', await fieldPage(req.reading, formOf(req), null))
})

fields.get(['/settings/submission-form/fields/:id', '/settings/review-form/fields/:id'], async (req, res) => {
  await res.page('fields/edit', await fieldPage(req.reading, formOf(req), idOf(req)))
})

fields.post(['/settings/submission-form/fields', '/settings/review-form/fields'], (req, res) =>
  keep(req, res, null),
)

fields.post(['/settings/submission-form/fields/:id', '/settings/review-form/fields/:id'], (req, res) =>
  keep(req, res, idOf(req)),
)

async function keep(req: Request, res: Response, id: number | null) {
  must(mayConfigure(req.reading.viewer))
  const form = formOf(req)
  const entry = readField(form, req.body)
  const kept = entry.ok
    ? await writing(req, (w) =>
        id === null ? addField(w, form, entry.value) : changeField(w, form, id, entry.value),
      )
    : entry
  if ('ok' in kept)
    return res.page('fields/edit', await fieldPage(req.reading, form, id, { entry: kept }), 422)
  res.next(forms[form].page(), `“${kept.label}” is saved. The form follows at once.`)
}

/** The field as it will be asked, with what stands in the chair's form now; nothing is saved. */
fields.post(
  ['/settings/submission-form/fields/:id/preview', '/settings/review-form/fields/:id/preview'],
  async (req, res) => {
    must(mayConfigure(req.reading.viewer))
    const form = formOf(req)
    const id = req.params.id === 'new' ? null : idOf(req)
    const entry = readField(form, req.body)
    const shown = entry.ok ? { typed: entry.value } : { entry }
    await res.page('fields/edit', await fieldPage(req.reading, form, id, shown), entry.ok ? 200 : 422)
  },
)

fields.post(
  ['/settings/submission-form/fields/:id/place', '/settings/review-form/fields/:id/place'],
  async (req, res) => {
    must(mayConfigure(req.reading.viewer))
    const form = formOf(req)
    const move = readMove(req.body)
    if (!move.ok) return res.page('settings/form', await formPage(req.reading, form), 422)
    await writing(req, (w) => moveField(w, form, idOf(req), move.value.direction))
    res.next(forms[form].page())
  },
)

fields.post(
  ['/settings/submission-form/fields/:id/retirement', '/settings/review-form/fields/:id/retirement'],
  async (req, res) => {
    const form = formOf(req)
    await writing(req, (w) => retireField(w, form, idOf(req)))
    res.next(forms[form].page(), 'Taken off the form. Its answers stay.')
  },
)

fields.post(
  ['/settings/submission-form/fields/:id/restoration', '/settings/review-form/fields/:id/restoration'],
  async (req, res) => {
    const form = formOf(req)
    await writing(req, (w) => restoreField(w, form, idOf(req)))
    res.next(forms[form].page(), 'Back on the form.')
  },
)
