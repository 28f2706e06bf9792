// What the page of topics shows.
import type { Reading } from '../context.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { Fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { listTopics } from '../papers/queries.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { topicsInUse } from './queries.ts'

type TopicRow = { id: number; theme: string; name: string; place: number; used: string }
export type TopicsPage = {
  topics: TopicRow[]
  choices: { value: number; label: string }[]
  seen: string
  entry: Fault | null
  removal: Fault | null
}

const used = ({ papers, reviewers }: { papers: number; reviewers: number }) =>
  papers + reviewers === 0 ? 'nobody yet' : `${counted(papers, 'paper')}, ${counted(reviewers, 'reviewer')}`

export async function topicsPage(
  r: Reading,
  { entry = null, removal = null }: { entry?: Fault | null; removal?: Fault | null } = {},
): Promise<TopicsPage> {
  must(mayConfigure(r.viewer))
  const topics = (await topicsInUse(r)).map(
    (topic, index): TopicRow => ({
      id: topic.id,
      theme: topic.theme,
      name: topic.name,
      place: index + 1,
      used: used(topic),
    }),
  )
  const choices = topics.map(({ id, name, used }) => ({ value: id, label: `${name} (${used})` }))
  return { topics, choices, seen: fingerprint(await listTopics(r)), entry, removal }
}
