// One's own expertise: topics at their levels, past papers, and what counts of the papers submitted here.
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import type { PastPaper, TopicLevel } from '../core/tables-people.ts'
import { listTopics } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { mayBidNow } from '../policy/bids.ts'
import { mayTellExpertise } from '../policy/people.ts'
import { must, yes } from '../policy/verdict.ts'
import { ownTies } from '../ties/queries.ts'
import { LEVEL_WORDS } from './levels.ts'
import { ownPastPapers, ownSubmissions, ownTopics } from './queries.ts'

export type ExpertisePage = {
  levels: { value: TopicLevel; label: string }[]
  themes: { name: string; topics: { id: number; name: string; level: number | null }[] }[]
  papers: { id: number; title: string; source: string; words: string }[]
  submissions: { title: string; href: string }[]
  ties: number
  bidding: boolean
  entry: Fault | null
}

const SOURCES: Record<PastPaper['source'], string> = { pdf: 'PDF', bibtex: 'BibTeX', pasted: 'Pasted' }

const lengthOf = (words: string) => {
  const count = words.split(/\s+/).filter(Boolean).length
  return count === 0 ? 'title only' : `${count} words`
}

function levelTyped(entry: Fault | null, id: number): number | null {
  const typed = entry?.typed.levels
  const own = typeof typed === 'object' && typed !== null ? Object.entries(typed) : []
  const [, text] = own.find(([topic]) => topic === String(id)) ?? []
  return text ? Number(text) : null
}

export async function expertisePage(r: Reading, entry: Fault | null = null): Promise<ExpertisePage> {
  must(mayTellExpertise(r.viewer))
  const [topics, said, papers, submissions, ties] = await Promise.all([
    listTopics(r),
    ownTopics(r),
    ownPastPapers(r),
    ownSubmissions(r),
    ownTies(r),
  ])
  const level = new Map(said.map((one) => [one.topic_id, one.level]))
  const rows = topics.map(({ id, name, theme }) => ({
    ...{ id, name, theme },
    level: levelTyped(entry, id) ?? level.get(id) ?? null,
  }))
  return {
    levels: LEVEL_WORDS.map(([value, label]) => ({ value, label })),
    themes: [...Map.groupBy(rows, ({ theme }) => theme)].map(([name, list]) => ({ name, topics: list })),
    papers: papers.map(({ id, title, source, words }) => ({
      ...{ id, title, source: SOURCES[source], words: lengthOf(words) },
    })),
    submissions: submissions.map((paper) => ({ title: paper.title, href: to.paper(paper) })),
    ties: ties.length,
    bidding: yes(mayBidNow(r.viewer, r.deadlines)),
    entry,
  }
}
