// The texts of letters, for chairs.
import { type Request, Router } from 'express'
import { writing } from '../context.ts'
import { to } from '../paths.ts'
import { mayWriteTemplates } from '../policy/letters.ts'
import { must } from '../policy/verdict.ts'
import { changeTemplate, takeHouseText } from './actions.ts'
import { readLook, readPreview, readTemplate } from './form.ts'
import { previewPage, templatePage, templatesPage } from './page.ts'

export const templates = Router()

/** Letters go by names: `papers-receipt`. */
const nameOf = (req: Request) => String(req.params.id)

templates.get('/mail/templates', async (req, res) => {
  await res.page('templates/index', await templatesPage(req.reading, readLook(req.query)))
})

templates.get('/mail/templates/:id', async (req, res) => {
  await res.page('templates/edit', await templatePage(req.reading, nameOf(req), readLook(req.query)))
})

templates.post('/mail/templates/:id', async (req, res) => {
  must(mayWriteTemplates(req.reading.viewer))
  const name = nameOf(req)
  const entry = readTemplate(req.body)
  const fault = entry.ok ? await writing(req, (w) => changeTemplate(w, name, entry.value)) : entry
  if (fault)
    return res.page('templates/edit', await templatePage(req.reading, name, readLook({}), fault), 422)
  res.next(to.template(name), 'Saved. Letters that are written from now on say it.')
})

templates.post('/mail/templates/:id/preview', async (req, res) => {
  await res.page('templates/preview', await previewPage(req.reading, nameOf(req), readPreview(req.body)))
})

templates.post('/mail/templates/:id/house-text', async (req, res) => {
  const name = nameOf(req)
  await writing(req, (w) => takeHouseText(w, name))
  res.next(to.template(name), 'The original text is used again.')
})
