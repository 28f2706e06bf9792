// A form as it will be asked, empty, for the chair who puts it together.
import type { Reading } from '../context.ts'
import type { FormName } from '../core/tables-fields.ts'
import { forms } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { FORMS } from './forms.ts'
import { listFields } from './queries.ts'
import { type Section, sectionsOf } from './shown.ts'

export type PreviewPage = {
  form: FormName
  title: string
  writer: string
  at: (typeof forms)[FormName]
  sections: Section[]
}

export async function formPreview(r: Reading, form: FormName): Promise<PreviewPage> {
  must(mayConfigure(r.viewer))
  const { title, writer } = FORMS[form]
  const sections = sectionsOf(await listFields(r, form), new Map(), null)
  return { form, title, writer, at: forms[form], sections }
}
