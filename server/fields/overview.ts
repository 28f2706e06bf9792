// What the chair sees of a form as a whole: its fields in order, those that left, and the ready forms to begin with.
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import type { Field, FormName } from '../core/tables-fields.ts'
import { counted } from '../core/words.ts'
import { NO_FILTER } from '../papers/list.ts'
import { lackingAmong } from '../papers/missing.ts'
import { listPapers } from '../papers/queries.ts'
import { forms, to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { isChairOf } from '../policy/viewer.ts'
import { soughtReviews } from '../quality/rows.ts'
import { conditionWords, inForce } from './asked.ts'
import { blindnessWarning } from './blindness.ts'
import { freedomOf } from './built-in.ts'
import { FORMS, KIND_NAMES, REQUIRED_NAMES, readerNameOf } from './forms.ts'
import { misplaced, moved } from './order.ts'
import { answersSeen, listFields } from './queries.ts'
import { isReady, READY_FORMS } from './ready.ts'

export type FieldRow = Pick<Field, 'id' | 'label' | 'kind'> & {
  kindName: string
  required: string
  readers: string
  condition: string | null
  answers: number
  warning: string | null
  can: { up: boolean; down: boolean; retire: boolean }
}
export type Named = { title: string; writer: string; at: (typeof forms)[FormName] }
export type FormPage = Named & {
  about: string
  rows: FieldRow[]
  retired: FieldRow[]
  /** Forms to begin with, and whether one of them is what is asked now. */
  ready: { name: string; title: string; about: string; asked: boolean }[]
  /** What came in without an answer to what is asked now, and can still be changed. */
  lacking: { text: string; href: string } | null
  entry: Fault | null
}

const mayMove = (fields: Field[], id: number, direction: 'up' | 'down') => {
  const order = moved(fields, id, direction)
  return order !== null && !misplaced(order)
}

function rowOf(field: Field, fields: Field[], answers: Map<number, number>): FieldRow {
  const { id, label, kind, required, condition_id, condition_options } = field
  const source = fields.find((one) => one.id === condition_id)
  return {
    id,
    label,
    kind,
    kindName: KIND_NAMES[kind],
    required: kind === 'heading' ? '' : REQUIRED_NAMES[required],
    readers: kind === 'heading' ? '' : readerNameOf(field),
    condition: source ? `Only if “${source.label}”: ${conditionWords(condition_options).join(' or ')}` : null,
    answers: answers.get(id) ?? 0,
    warning: blindnessWarning(field),
    can: {
      up: mayMove(fields, id, 'up'),
      down: mayMove(fields, id, 'down'),
      retire: freedomOf(field).retire,
    },
  }
}

async function lackingIn(r: Reading, form: FormName): Promise<FormPage['lacking']> {
  if (form === 'review') {
    const { rows } = await soughtReviews(r, { q: '', show: 'lacking' })
    const text = `${counted(rows.length, 'review was', 'reviews were')} sent`
    return rows.length > 0 ? { text, href: to.reviewsLacking() } : null
  }
  const papers = (await listPapers(r, NO_FILTER)).filter(({ id }) => isChairOf(r.viewer, id))
  const ids = [...(await lackingAmong(r, papers))]
  const text = `${counted(ids.length, 'paper was', 'papers were')} submitted`
  return ids.length > 0 ? { text, href: to.selectionOf(ids.join(',')) } : null
}

export async function formPage(r: Reading, form: FormName, entry: Fault | null = null): Promise<FormPage> {
  must(mayConfigure(r.viewer))
  const [fields, answers] = await Promise.all([listFields(r, form), answersSeen(r)])
  const rows = (some: Field[]) => some.map((field) => rowOf(field, fields, answers))
  const { title, about, writer } = FORMS[form]
  return {
    title,
    about,
    writer,
    at: forms[form],
    rows: rows(inForce(fields)),
    retired: rows(fields.filter(({ retired_at }) => retired_at !== null)),
    ready: form === 'review' ? readyFor(fields) : [],
    lacking: await lackingIn(r, form),
    entry,
  }
}

const readyFor = (fields: Field[]) =>
  Object.entries(READY_FORMS).map(([name, { title, about, ...ready }]) => ({
    name,
    title,
    about,
    asked: isReady(fields, ready),
  }))
