// Whose badges a chair wants to print, in what size, and who else comes.
import { z } from 'zod'
import { line, many, prose, reader } from '../core/form.ts'

export const GROUPS = ['speakers', 'organizers', 'presenters'] as const
export type Group = (typeof GROUPS)[number]
export const SIZES = ['eight', 'four'] as const

const MOST = 500
const person = z.object({
  name: line(200, 'Write the name first, then a comma and the affiliation.'),
  affiliation: line(300),
})
type Person = z.infer<typeof person>

/** `Name, Affiliation`, parted by a tab where a spreadsheet copied it; whatever comes after the first comma is the affiliation. */
function personIn(text: string) {
  const mark = ['\t', '|', ';', ','].find((one) => text.includes(one))
  const [name = '', ...rest] = mark ? text.split(mark) : [text]
  return person.safeParse({ name, affiliation: rest.join(mark) })
}

const more = prose(60_000).transform((typed, context): Person[] => {
  const people: Person[] = []
  for (const [index, text] of typed.split('\n').entries()) {
    if (text.trim() === '') continue
    const read = personIn(text)
    if (read.success) people.push(read.data)
    else context.addIssue(`Line ${index + 1}: ${read.error.issues[0]?.message}`)
  }
  if (people.length > MOST)
    context.addIssue(`These are ${people.length} people. Print at most ${MOST} at once.`)
  return people
})

const shape = z
  .object({ groups: many(z.enum(GROUPS)), size: z.enum(SIZES).catch('eight'), more })
  .superRefine(({ groups, more: others }, context) => {
    if (groups.length + others.length === 0)
      context.addIssue({ code: 'custom', path: ['groups'], message: 'Tick a group, or write who comes.' })
  })
export type Wish = z.infer<typeof shape>
export const readWish = reader(shape)
export const EVERYBODY: Wish = { groups: [...GROUPS], size: 'eight', more: [] }
