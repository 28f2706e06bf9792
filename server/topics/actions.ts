// What can happen to the topics: a chair words, orders and adds them, or one goes, into another or for good.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { mustStandAsSeen } from '../core/fingerprint.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Topic } from '../core/tables.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { TopicsForm } from './form.ts'
import { deleteTopic, holdTopics, insertTopics, replaceTopic, topicsInUse, writeTopics } from './queries.ts'

const inWords = ({ theme, name }: Pick<Topic, 'theme' | 'name'>) => (theme ? `${theme} | ${name}` : name)
const list = (topics: Pick<Topic, 'theme' | 'name'>[]) => topics.map(inWords).join('\n')

export async function setTopics(w: Writing, { rows, more, seen }: TopicsForm): Promise<void> {
  must(mayConfigure(w.viewer))
  const before = await holdTopics(w)
  mustStandAsSeen(seen, before, 'the topics', { topics: list(before) })
  const typed = new Map(rows.map((row) => [row.id, row]))
  const placed = before
    .map((topic) => ({ ...topic, place: topic.position + 1, ...typed.get(topic.id) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ id, theme, name }, position) => ({ id, theme, name, position }))
  await writeTopics(w, placed)
  const added = more.map((words, index) => ({ ...words, position: placed.length + index }))
  await insertTopics(w, added)
  await record(w, 'topics.set', { details: { before: list(before), after: list([...placed, ...added]) } })
}

type Removal = { topic: number; instead?: number | undefined; lost: boolean }

export async function removeTopic(w: Writing, { topic, instead, lost }: Removal): Promise<Topic | Fault> {
  must(mayConfigure(w.viewer))
  await holdTopics(w)
  const all = await topicsInUse(w)
  const gone = found(all.find(({ id }) => id === topic))
  const heir = instead === undefined ? null : found(all.find(({ id }) => id === instead))
  if (heir === gone) return fault({ instead: 'Choose another topic than the one that goes.' })
  if (!heir && !lost && gone.papers + gone.reviewers > 0) {
    return fault({
      instead: `“${gone.name}” was chosen. Choose what stands instead, or tick that it is taken off.`,
    })
  }
  if (heir) await replaceTopic(w, gone.id, heir.id)
  await deleteTopic(w, gone.id)
  const { papers, reviewers } = gone
  await record(w, 'topic.removed', {
    subject: inWords(gone),
    details: { instead: heir ? inWords(heir) : null, papers, reviewers },
  })
  return gone
}
