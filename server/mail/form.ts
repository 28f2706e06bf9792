// How the outbox is looked at: search, state, page.
import { z } from 'zod'
import { line } from '../core/form.ts'
import { asking, pageField } from '../core/paging.ts'
import { to } from '../paths.ts'

export const STATES = ['held', 'queued', 'sent', 'kept', 'failed', 'discarded'] as const
export type State = (typeof STATES)[number]

/** An address with anything in it still shows the outbox: what cannot be read falls back. */
const look = z.object({
  q: line(200).catch(''),
  state: z.enum(['', ...STATES]).catch(''),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
})
export type Look = z.infer<typeof look>
export const readLook = (query: unknown): Look => look.parse(query)

export function mailAddress(look: Look, change: Partial<Look> = {}): string {
  const { q, state, page } = { ...look, ...change }
  return asking(to.mail(), { q, state, page: pageField(page) })
}

/** Which letter of a batch is open, and which page of its list. */
const place = z.object({
  letter: z.uuid().nullable().catch(null),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
})
export const readPlace = (query: unknown): z.infer<typeof place> => place.parse(query)

/** Which link of a letter is opened, counted from 0; the first one unless it is named. */
const opening = z.object({ link: z.coerce.number().int().min(0).max(99).catch(0) })
export const readOpening = (body: unknown): z.infer<typeof opening> => opening.parse(body ?? {})
