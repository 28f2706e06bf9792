// Which papers are selected, and what is typed about all of them.
import { z } from 'zod'
import { AOE, closingAt } from '../core/dates.ts'
import { line, prose, reader } from '../core/form.ts'

const MOST = 5000

/** `papers=3,7` or `papers=3&papers=7`; null where the address names none and the search speaks for itself. */
const chosen = z
  .union([z.string(), z.array(z.string()), z.record(z.string(), z.string()).transform(Object.values)])
  .transform((value) => [value].flat().join(',').split(','))
  .transform((parts) =>
    [...new Set(parts.filter((part) => /^[1-9]\d{0,8}$/.test(part)).map(Number))].slice(0, MOST),
  )

const shape = z.object({ papers: chosen.optional().catch(undefined) })

export const readChosen = (fields: unknown): number[] | null => shape.parse(fields ?? {}).papers ?? null

export const readRejection = reader(
  z.object({ reason: prose(4000, 'Say in a sentence why; the authors read it.') }),
)

export const readSelectionExtension = reader(
  z.object({
    until: z
      .string('Enter the last minute, like 2027-06-02 23:59.')
      .transform((text) => closingAt(text, AOE))
      .refine((instant) => instant !== null, 'Enter the last minute, like 2027-06-02 23:59.'),
    extension_reason: line(500, 'Say in a sentence why, for the journal and the letters.'),
  }),
)

export const readWords = reader(
  z.object({
    subject: line(150, 'Enter a subject.'),
    words: prose(10_000, 'Write what the authors are to read.'),
  }),
)
export type Words = { subject: string; words: string }
