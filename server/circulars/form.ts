// About which reviews a chair writes, to whom, and what.
import { z } from 'zod'
import { line, prose, reader } from '../core/form.ts'
import { type Listed, listedOf } from '../quality/form.ts'

export const AUDIENCES = ['writers', 'missing', 'sent', 'authors'] as const
export type Audience = (typeof AUDIENCES)[number]

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ticked ones; null where none is named and the search speaks for itself. */
const chosen = z
  .union([z.string(), z.array(z.string()), z.record(z.string(), z.string()).transform(Object.values)])
  .transform((value) => [...new Set([value].flat().join(',').split(','))].filter((key) => KEY.test(key)))

const wish = z.object({
  reviews: chosen.nullable().catch(null),
  to: z.enum(AUDIENCES).catch('writers'),
})
export type Wish = z.infer<typeof wish> & Pick<Listed, 'q' | 'show'>

export function readWish(fields: unknown): Wish {
  const { q, show } = listedOf(fields)
  return { ...wish.parse(fields ?? {}), q, show }
}

export const readCircular = reader(
  z.object({
    subject: line(150, 'Enter a subject.'),
    words: prose(10_000, 'Write what they are to read.'),
    /** Of the letters that were looked at. */
    seen: z.string().catch(''),
  }),
)
export type Circular = { subject: string; words: string; seen: string }
