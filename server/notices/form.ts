// To which reviewers a chair writes, and what.
import { z } from 'zod'
import { line, prose, reader } from '../core/form.ts'

export const AUDIENCES = ['all', 'unbid'] as const
export type Audience = (typeof AUDIENCES)[number]

const wish = z.object({ to: z.enum(AUDIENCES).catch('all') })
export const audienceIn = (fields: unknown): Audience => wish.parse(fields ?? {}).to

export const readNotice = reader(
  z.object({
    subject: line(150, 'Enter a subject.'),
    words: prose(10_000, 'Write what they are to read.'),
    /** Of the letter and the recipients that were looked at. */
    looked: line(100),
  }),
)
export type Notice = { subject: string; words: string; looked: string }
