// What a chair reads of a letter: without the papers of a conflict, and without secrets.
import { z } from 'zod'
import type { Reading } from '../context.ts'
import type { Item, Value, Values } from '../core/letter-fields.ts'
import { press, SECRET } from '../core/outbox.ts'
import { kinds } from './letters.ts'
import { findVersion, type SeenLetter } from './queries.ts'

export const HIDDEN = '…hidden…'

/** Where a letter is not written as a list, nothing of it can be left out alone. */
const WITHHELD = {
  text: 'This letter also speaks of a paper you are in conflict with, so it is not shown.',
  html: '<p>This letter also speaks of a paper you are in conflict with, so it is not shown.</p>',
}

const item = z.object({
  words: z.string(),
  more: z.string().optional(),
  path: z.string().optional(),
  id: z.number().optional(),
  quote: z.string().optional(),
})
const paper = z.object({ id: z.number(), title: z.string() })
const shape: z.ZodType<Values> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.null(), z.array(item), paper]),
)

/** What was merged into a letter; null where it was written in another way. */
export const valuesOf = (letter: Pick<SeenLetter, 'model'>): Values | null =>
  shape.safeParse(letter.model).data ?? null

const itemsOf = (value: Value): Item[] => (Array.isArray(value) ? value : [])

/** Without the papers of a conflict; null where they stand elsewhere than in lists. */
export function cut({ viewer }: Reading, letter: SeenLetter): Values | null {
  const values = valuesOf(letter)
  const hidden = letter.papers.filter((id) => viewer.conflicted.has(id))
  if (!values || hidden.length === 0) return values
  const listed = new Set(Object.values(values).flatMap((value) => itemsOf(value).map(({ id }) => id)))
  if (!letter.papers.every((id) => listed.has(id))) return null
  const isShown = ({ id }: Item) => id === undefined || !viewer.conflicted.has(id)
  const kept = (value: Value) => (Array.isArray(value) ? value.filter(isShown) : value)
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, kept(value)]))
}

/** One that lists several papers is written again without those of a conflict, by the template that it was written by. */
async function writtenAgain(r: Reading, letter: SeenLetter) {
  const kind = kinds.find(({ view }) => view === letter.view)
  const values = cut(r, letter)
  if (!kind || !values) return WITHHELD
  return press(r, kind, values, letter.template_id ? await findVersion(r, letter.template_id) : null)
}

/** A link that signs in is masked, unless the letter was kept for want of a mail server: then no other mailbox has it. */
export async function partsOf(r: Reading, letter: SeenLetter, hasServer: boolean) {
  const isWhole = !letter.papers.some((id) => r.viewer.conflicted.has(id))
  const { text, html } = isWhole
    ? { text: letter.body_text, html: letter.body_html }
    : await writtenAgain(r, letter)
  const link = letter.kept_at && !hasServer ? (letter.secret ?? HIDDEN) : HIDDEN
  return { text: text.replaceAll(SECRET, link), html: html.replaceAll(SECRET, link) }
}
