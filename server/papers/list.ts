// The list of papers that a viewer may see: the public's accepted ones, an author's own, a reviewer's.
import { z } from 'zod'
import type { Reading } from '../context.ts'
import { AOE, deadlineShown } from '../core/dates.ts'
import { reader } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import type { Topic } from '../core/tables.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { knownDecisions } from '../decisions/queries.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { mayKnowAuthors, maySeeInside } from '../policy/papers.ts'
import { yes } from '../policy/verdict.ts'
import { isChairOf } from '../policy/viewer.ts'
import { type Place, publicPlaces } from '../programme/queries.ts'
import { broughtOf } from './final.ts'
import { lackingAmong } from './missing.ts'
import { type Next, nextOf } from './next.ts'
import {
  authorsOf,
  listPapers,
  listTopics,
  PAPER_SORTS,
  PAPER_STATES,
  type PaperFilter,
  type SeenPaper,
  topicsOf,
} from './queries.ts'
import { stateOf } from './state.ts'

export type ListedPaper = {
  id: number
  title: string
  authors: { name: string; affiliation: string }[] | 'blinded'
  topics: string[]
  state: Pill | null
  outcome: Outcome | null
  place: Place | null
  group: 'own' | 'to review' | 'accepted' | 'all'
  /** For its authors. */
  next: Next | null
  changed: string
}

export type PapersPage = {
  filter: PaperFilter
  topics: Topic[]
  papers: ListedPaper[]
  accepted: number
  /** The day by which decisions are out, while it is to come. */
  expected: string | null
}

const filterShape = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum([...PAPER_STATES, '']).catch(''),
  topic: z.coerce.number().int().positive().nullable().catch(null),
  sort: z
    .string()
    .refine((sort) => PAPER_SORTS.includes(sort))
    .catch('number'),
})
const readFilter = reader(filterShape)

export const NO_FILTER: PaperFilter = { q: '', state: '', topic: null, sort: 'number' }

/** What the address asks for; anything unknown in it is as if it were not there. */
export function filterOf(query: unknown): PaperFilter {
  const entry = readFilter(query)
  return entry.ok ? entry.value : NO_FILTER
}

function groupOf({ viewer }: Reading, paper: SeenPaper): ListedPaper['group'] {
  if (viewer.authored.has(paper.id)) return 'own'
  if (viewer.assigned.has(paper.id)) return 'to review'
  return isChairOf(viewer, paper.id) ? 'all' : 'accepted'
}

/** Six queries, whatever the number of papers, and two more for authors who know a decision. */
export async function listedPapers(r: Reading, filter: PaperFilter = NO_FILTER): Promise<ListedPaper[]> {
  const papers = await listPapers(r, filter)
  const ids = papers.map(({ id }) => id)
  const [authors, topics, decisions, places] = await Promise.all([
    authorsOf(r, ids),
    topicsOf(r, ids),
    knownDecisions(r),
    publicPlaces(r),
  ])
  const decided = ids.filter((id) => r.viewer.authored.has(id) && decisions.has(id))
  const brought = await broughtOf(r, decided)
  const lacking = await lackingAmong(
    r,
    papers.filter(({ id }) => r.viewer.authored.has(id)),
  )
  return papers.map((paper) => {
    const { id, title } = paper
    const outcome = decisions.get(id)?.outcome ?? null
    const lines = (authors.get(id) ?? []).map(({ name, affiliation }) => ({
      name: name || 'Unnamed author',
      affiliation,
    }))
    return {
      id,
      title,
      authors: yes(mayKnowAuthors(r.viewer, paper)) ? lines : 'blinded',
      topics: (topics.get(id) ?? []).map(({ name }) => name),
      state: yes(maySeeInside(r.viewer, paper))
        ? stateOf(paper, outcome, submissionOf(r.deadlines, paper)?.over ?? false)
        : null,
      outcome,
      place: places.get(id) ?? null,
      group: groupOf(r, paper),
      next: r.viewer.authored.has(id)
        ? nextOf(r, paper, { outcome, brought: brought.get(id), lacking: lacking.has(id) })
        : null,
      changed: paper.changed_at.toString({ smallestUnit: 'minute' }).slice(0, 10),
    }
  })
}

function expectedIn({ deadlines, now }: Reading): string | null {
  const at = deadlines.notification?.closesAt
  return at && Temporal.Instant.compare(now, at) < 0 ? deadlineShown(at, AOE).day : null
}

export async function papersPage(r: Reading, filter: PaperFilter): Promise<PapersPage> {
  const [papers, topics] = await Promise.all([listedPapers(r, filter), listTopics(r)])
  return {
    filter,
    topics,
    papers,
    accepted: papers.filter(({ outcome }) => outcome === 'talk' || outcome === 'poster').length,
    expected: expectedIn(r),
  }
}
