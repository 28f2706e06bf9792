// What a chair types about the people on the public site: each as they should stand there, and further ones.
import { z } from 'zod'
import { type Entry, fault, line, prose, reader, ticked, whole } from '../core/form.ts'
import type { FeaturedPerson } from '../core/tables.ts'

const kind = z.enum(['speaker', 'panelist', 'organizer'], 'Choose what they do.')
const words = {
  name: line(200, 'Enter the name, or tick that this person is taken off.'),
  affiliation: line(300),
  link: line(500).refine(
    (text) => text === '' || (/^https?:\/\//.test(text) && URL.canParse(text)),
    'Enter an address that begins with https://.',
  ),
}
const person = z.object({
  ...words,
  kind,
  importance: whole(1, 99, 'Enter a place from 1 to 99.'),
  gone: ticked,
})
const shape = z.object({
  people: z.record(z.string().regex(/^p\d{1,9}$/), person).default({}),
  kind: kind.default('speaker'),
  more: prose(50_000),
  seen: line(100),
})
const added = z.object(words)

type Words = z.infer<typeof added>
export type FeaturedForm = {
  people: (Omit<FeaturedPerson, 'id'> & { id: number; gone: boolean })[]
  more: (Words & { kind: FeaturedPerson['kind'] })[]
  seen: string
}
const readShape = reader(shape)

/** `Name | Affiliation | https://…`; what is missing stays empty. */
function wordsOf(text: string) {
  const [name, affiliation = '', link = ''] = text.split('|')
  return added.safeParse({ name, affiliation, link })
}

export function readFeatured(body: unknown): Entry<FeaturedForm> {
  const entry = readShape(body)
  if (!entry.ok) return entry
  const { people, more, seen, kind } = entry.value
  const lines = more.split('\n').filter((text) => text.trim() !== '')
  const further: FeaturedForm['more'] = []
  for (const text of lines) {
    const one = wordsOf(text)
    if (!one.success) return fault({ more: `“${text.trim()}”: ${one.error.issues[0]?.message}` }, body)
    further.push({ ...one.data, kind })
  }
  const rows = Object.entries(people).map(([key, typed]) => ({ id: Number(key.slice(1)), ...typed }))
  return { ok: true, value: { people: rows, more: further, seen } }
}
