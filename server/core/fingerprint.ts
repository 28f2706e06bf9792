// What stood in a form when it was opened: it comes back with the form, so that nobody overwrites another chair unseen.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Stale } from './errors.ts'

export const fingerprint = (standing: unknown): string =>
  createHash('sha256').update(JSON.stringify(standing)).digest('base64url').slice(0, 16)

const opened = z.object({ seen: z.string().max(100).catch('') })
/** What stood in the form when its page was opened; a program sends nothing. */
export const seenIn = (body: unknown): string => opened.parse(body ?? {}).seen

/** Programs that send no fingerprint mean what they say; `theirs` in words, to be shown beside what was typed. */
export function mustStandAsSeen(
  seen: string,
  standing: unknown,
  what: string,
  theirs: Record<string, unknown>,
  outcome = 'Both stand here.',
): void {
  const now = { seen: fingerprint(standing) }
  if (seen !== '' && seen !== now.seen)
    throw new Stale(`Another chair changed ${what} while your page stood open. ${outcome}`, theirs, now)
}
