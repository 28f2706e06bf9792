// What is typed about authors: the whole list in its order, or what one author answers to the letter.
import { z } from 'zod'
import { ADDRESS, line, prose, reader, ticked } from '../core/form.ts'
import { orcidIn } from './orcid.ts'

const WRONG = 'Enter an email address, like name@university.edu.'

export const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: WRONG, abort: true })
  .refine((value) => value === '' || ADDRESS.test(value), WRONG)

const orcid = z
  .string()
  .transform(orcidIn)
  .refine((value) => value !== null, 'Check the ORCID iD: it has 16 digits, like 0000-0002-1825-0097.')
  .transform((value) => value ?? '')

/** What is absent stays as it was: programs may send name, address and affiliation alone. */
const authorShape = z.object({
  name: line(200),
  email: address.default(''),
  affiliation: line(300),
  orcid: orcid.optional(),
  contact: ticked.optional(),
  position: z.coerce.number().catch(0),
})

export const isBlank = (author: unknown) =>
  typeof author === 'object' &&
  author !== null &&
  ['name', 'email', 'affiliation', 'orcid'].every((key) => !String(Reflect.get(author, key) ?? '').trim())

/** Rows keep the index of their form fields, so that a fault stands at its row; blank ones are dropped afterwards. */
export const authorList = z
  .preprocess(
    (rows) => (typeof rows === 'object' && rows !== null ? Object.values(rows) : rows),
    z
      .array(z.union([z.custom<null>(isBlank).transform(() => null), authorShape]))
      .max(200, 'This is more than one list of authors can hold.'),
  )
  .transform((rows) => rows.map((row, index) => row && { ...row, index }).filter((row) => row !== null))
  .superRefine((rows, context) => {
    const seen = new Set<string>()
    for (const { email, index } of rows) {
      if (email && seen.has(email)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'email'],
          message: 'This author stands on the list already.',
        })
      }
      seen.add(email)
    }
  })
  .transform((rows) =>
    rows.toSorted((a, b) => a.position - b.position).map(({ position: _, index: __, ...author }) => author),
  )

export type AuthorTyped = z.infer<typeof authorList>[number]

const listShape = z.object({ authors: authorList, version: z.coerce.number().int().positive().optional() })
export type AuthorsTyped = z.infer<typeof listShape>
export const readAuthors = reader(listShape)

const answerShape = z.object({
  name: line(200, 'Enter your name as it should stand on the paper.').optional(),
  affiliation: z.string().trim().max(300, 'This is longer than 300 characters. Shorten it.').optional(),
  position: z.coerce
    .number('Enter the place as a number.')
    .int('Enter the place as a number.')
    .min(1, 'The first place is 1.')
    .optional(),
  leaves: ticked,
  note: prose(1000).optional(),
  seen: z.string().optional(),
})
export type Answer = z.infer<typeof answerShape>
export const readAnswer = reader(answerShape)

/** Nothing but `seen`, or the line as it stands, confirms; anything else proposes. */
export function isProposal(
  answer: Answer,
  own: { name: string; affiliation: string; place: number },
): boolean {
  const { name = own.name, affiliation = own.affiliation, position = own.place, leaves, note = '' } = answer
  const isSame = name === own.name && affiliation === own.affiliation && position === own.place
  return leaves || note !== '' || !isSame
}
