// What a chair types about topics: the list as it should be, further ones, and which one goes.
import { z } from 'zod'
import { type Entry, fault, line, prose, reader, ticked, whole } from '../core/form.ts'

const MOST = 200
const row = z.object({
  name: line(200, 'Enter the name of the topic.'),
  theme: line(200),
  place: whole(1, 999, 'Enter a place from 1 to 999.'),
})

const shape = z.object({
  topics: z.record(z.string().regex(/^t\d{1,9}$/), row).default({}),
  more: prose(50_000),
  seen: line(100),
})

type Words = { theme: string; name: string }
export type TopicsForm = {
  rows: (Words & { id: number; place: number })[]
  more: Words[]
  seen: string
}
const readShape = reader(shape)

/** `Theme | Topic`, or the topic alone. */
function wordsOf(text: string): Words {
  const parts = text.split('|').map((part) => part.replace(/\s+/g, ' ').trim())
  const [theme = '', ...name] = parts.length > 1 ? parts : ['', ...parts]
  return { theme, name: name.join(' | ') }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(wordsOf)
    .filter(({ name, theme }) => name !== '' || theme !== '')

const same = ({ theme, name }: Words) => `${theme}\n${name}`.toLowerCase()

function faultOf(rows: TopicsForm['rows'], more: Words[]): Record<string, string> {
  const known = new Set<string>()
  for (const one of rows) {
    if (known.has(same(one))) return { [`topics[t${one.id}][name]`]: `There are two topics “${one.name}”.` }
    known.add(same(one))
  }
  for (const one of more) {
    if (!one.name || one.name.length > 200 || one.theme.length > 200)
      return {
        more: `“${one.theme}” needs a topic behind it, and neither may be longer than 200 characters.`,
      }
    if (known.has(same(one))) return { more: `There are two topics “${one.name}”.` }
    known.add(same(one))
  }
  return known.size > MOST ? { more: `There can be ${MOST} topics, and these would be ${known.size}.` } : {}
}

export function readTopics(body: unknown): Entry<TopicsForm> {
  const entry = readShape(body)
  if (!entry.ok) return entry
  const rows = Object.entries(entry.value.topics).map(([key, typed]) => ({
    id: Number(key.slice(1)),
    ...typed,
  }))
  const more = linesOf(entry.value.more)
  const problems = faultOf(rows, more)
  return Object.keys(problems).length > 0
    ? fault(problems, body)
    : { ok: true, value: { rows, more, seen: entry.value.seen } }
}

const which = 'Choose the topic that goes.'

export const readRemoval = reader(
  z.object({
    topic: whole(1, 2_000_000_000, which),
    instead: z.preprocess(
      (typed) => (typed === '' ? undefined : typed),
      whole(1, 2_000_000_000, which).optional(),
    ),
    lost: ticked,
  }),
)
