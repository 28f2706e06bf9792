// What a reviewer says of topics, and past papers as they were pasted.
import { z } from 'zod'
import { type Entry, fault, line, prose, reader } from '../core/form.ts'
import type { ReviewerTopic } from '../core/tables-people.ts'
import { isLevel } from './levels.ts'
import { papersIn, type ReadPaper } from './reading.ts'

export type Said = Pick<ReviewerTopic, 'topic_id' | 'level'>

const levels = reader(z.object({ levels: z.record(z.string(), z.string()).default({}) }))

/** `levels[7]=4`; a topic without an answer is one that nobody was asked about. */
export function readTopics(body: unknown): Entry<Said[]> {
  const entry = levels(body)
  if (!entry.ok) return entry
  const said = Object.entries(entry.value.levels).filter(([, level]) => level !== '')
  const read = said.flatMap(([topic, text]) => {
    const [topic_id, level] = [Number(topic), Number(text)]
    return /^[1-9]\d{0,8}$/.test(topic) && isLevel(level) ? [{ topic_id, level }] : []
  })
  return read.length === said.length
    ? { ok: true, value: read }
    : fault({ levels: 'Choose one of the five levels for each topic.' }, body)
}

const pasted = reader(
  z.object({
    pasted: prose(200_000, 'Paste BibTeX, or a title with its abstract below it.'),
  }),
)

export function readPasted(body: unknown): Entry<ReadPaper[]> {
  const entry = pasted(body)
  if (!entry.ok) return entry
  const papers = papersIn(entry.value.pasted)
  return papers.length > 0
    ? { ok: true, value: papers }
    : fault({ pasted: 'No entry here has a title. Each needs one, like title = {…}.' }, body)
}

export const readTitle = reader(z.object({ title: line(500) }))
