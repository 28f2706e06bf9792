// A form as it will be asked, empty, for the chair who puts it together.
import type { Reading } from '../context.ts'
import type { FormName } from '../core/tables-fields.ts'
import { forms } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { exampleFor } from '../reviews/example.ts'
import type { AnswersRead } from '../reviews/readable.ts'
import { FORMS } from './forms.ts'
import { listFields } from './queries.ts'
import { type Section, sectionsOf } from './shown.ts'

export type PreviewPage = {
  form: FormName
  title: string
  writer: string
  at: (typeof forms)[FormName]
  sections: Section[]
  /** Of a review: what authors will read of it, with invented answers. */
  asAuthor: AnswersRead | null
}

export async function formPreview(r: Reading, form: FormName): Promise<PreviewPage> {
  must(mayConfigure(r.viewer))
  const { title, writer } = FORMS[form]
  const fields = await listFields(r, form)
  const sections = sectionsOf(fields, new Map(), null)
  const asAuthor = form === 'review' ? exampleFor(fields) : null
  return { form, title, writer, at: forms[form], sections, asAuthor }
}
