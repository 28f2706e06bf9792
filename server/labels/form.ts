// Which labels a chair wants to print: of the public plan or of the draft, for which boards, how many on a page.
import { z } from 'zod'
import { reader } from '../core/form.ts'

export const SIZES = ['two', 'four', 'eight'] as const
export type Size = (typeof SIZES)[number]
export type Span = { first: number; last: number }

const SPAN = /^(\d{1,4})(?:-(\d{1,4}))?$/

/** `7` or `7-12`. */
function spanIn(word: string): Span | null {
  const [, first = '', last = first] = SPAN.exec(word) ?? []
  const span = { first: Number(first), last: Number(last) }
  return first !== '' && span.first <= span.last ? span : null
}

/** None: all boards. */
const boards = z
  .string()
  .max(1000, 'This is longer than 1000 characters. Write ranges, like 1-60.')
  .default('')
  .transform((text, context) => {
    const words = text.replaceAll(/\s*[-\u2013]\s*/g, '-').match(/[^\s,;]+/g) ?? []
    const strange = words.find((word) => !spanIn(word))
    if (strange !== undefined)
      context.addIssue(`“${strange.slice(0, 40)}” is no board. Write numbers and ranges, like 3, 7-12.`)
    return words.flatMap((word) => spanIn(word) ?? [])
  })

const shape = z.object({
  from: z.enum(['published', 'draft']).catch('published'),
  size: z.enum(SIZES).catch('four'),
  boards,
})
export type Wish = z.infer<typeof shape>
export const readWish = reader(shape)
export const ALL: Wish = { from: 'published', size: 'four', boards: [] }
