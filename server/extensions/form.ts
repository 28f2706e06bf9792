// What is typed about late papers: until when, why, for whom, and the code that an author was given.
import { z } from 'zod'
import { AOE, closingAt } from '../core/dates.ts'
import { line, many, reader } from '../core/form.ts'
import { along } from '../settings/following.ts'

const until = z
  .string('Enter the last minute, like 2027-06-02 23:59.')
  .transform((text) => closingAt(text, AOE))
  .refine((instant) => instant !== null, 'Enter the last minute, like 2027-06-02 23:59.')

const reason = line(500, 'Say in a sentence why, for the journal and the letters.')

export const readExtension = reader(z.object({ until, reason, along }))

/** Three forms stand on one page, so each names its fields apart. */
export const readPaperExtension = reader(
  z.object({
    paper: z.coerce
      .number('Enter the number of the paper.')
      .int('Enter the number of the paper.')
      .min(1, 'Enter the number of the paper.')
      .max(999_999_999, 'There is no such paper.'),
    paper_until: until,
    paper_reason: reason,
  }),
)

export const readCode = reader(
  z.object({ code_until: until, meant_for: line(200, 'Say for whom it is, so that you know it again.') }),
)

export const readAdmission = reader(
  z.object({
    papers: many(z.coerce.number().int().positive()).refine(
      (papers) => papers.length > 0,
      'Tick the drafts that you admit.',
    ),
  }),
)

/** Typed by hand from a letter: case, spaces and dashes do not count. */
const late_code = line(60, 'Enter the code that the chairs gave you.').transform((text) =>
  text.toUpperCase().replace(/[^A-Z0-9]/g, ''),
)

export const readSpending = reader(z.object({ late_code }))

export const readEntry = reader(z.object({ title: line(300, 'Enter the title of your paper.'), late_code }))
