// What a reviewer types: answers to whatever is asked, with as many gaps as they like; and why a paper is handed back.
import { z } from 'zod'
import { type Entry, reader, type Typed, ticked, typedIn, whole } from '../core/form.ts'
import { LONGEST, tooLong } from './unfit.ts'

const origin = z.object({
  version: z.preprocess(
    (value) => (value === '' ? undefined : value),
    whole(1, 2_147_483_647, 'Load this page again, its version is unreadable.').optional(),
  ),
  tab: z.uuid().optional().catch(undefined),
  turn: z.coerce.number().int().min(0).max(1_000_000_000).optional().catch(undefined),
  names_are_fine: ticked,
  private_notes: z
    .string('Write this as text.')
    .trim()
    .max(LONGEST, tooLong)
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .optional(),
  /** Of two versions, which is kept of each field. */
  keep: z
    .record(z.string(), z.enum(['mine', 'theirs']))
    .catch({})
    .default({}),
})
const readOrigin = reader(origin)

export type ReviewDraft = Omit<z.infer<typeof origin>, 'keep'> & {
  /** By the names of the form. */
  typed: Typed
}

/** A box that is ticked sends something, whatever it is. */
const isTicked = (value: unknown) => value !== '' && value !== 'false' && value !== false

/** Fields of which the other version is kept are left as they stand. */
export function readReview(body: unknown): Entry<ReviewDraft> {
  const entry = readOrigin(body)
  if (!entry.ok) return entry
  const { keep, ...draft } = entry.value
  const mine = (all: Typed) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => keep[name] !== 'theirs'))
  const typed = mine(typedIn(body))
  if (typed.answers !== undefined) typed.answers = mine(typedIn(typed.answers))
  const talk = [typed.fit_for_talk].flat().at(-1)
  if (talk !== undefined) typed.fit_for_talk = isTicked(talk) ? 'on' : ''
  const { private_notes, ...rest } = draft
  const keepsNotes = keep.private_notes === 'theirs' || private_notes === undefined
  return { ok: true, value: { ...rest, ...(keepsNotes ? {} : { private_notes }), typed } }
}
