// A reviewer says what they know: topics, and what they wrote before.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { mayTellExpertise } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { Said } from './form.ts'
import { deletePastPaper, ownPastPapers, putPastPapers, replaceLevels } from './queries.ts'
import type { ReadPaper } from './reading.ts'

export async function saveTopics(w: Writing, said: Said[]): Promise<void> {
  must(mayTellExpertise(w.viewer))
  await replaceLevels(w, said)
  await record(w, 'expertise.topics', { subject: w.viewer.name })
}

const MOST = 200

/** Returns how many are new or have new words. */
export async function addPastPapers(w: Writing, papers: ReadPaper[]): Promise<number | Fault> {
  must(mayTellExpertise(w.viewer))
  const own = await ownPastPapers(w)
  const first = new Map(papers.map((paper) => [paper.title.toLowerCase(), paper]))
  const known = new Set(own.map(({ title }) => title.toLowerCase()))
  const all = known.union(new Set(first.keys()))
  if (all.size > MOST) return fault({ pasted: `${MOST} papers are the most. Choose those that tell most.` })
  await putPastPapers(w, [...first.values()])
  await record(w, 'expertise.papers', { subject: w.viewer.name, details: { papers: first.size } })
  return first.size
}

export async function removePastPaper(w: Writing, id: number): Promise<void> {
  must(mayTellExpertise(w.viewer))
  found((await deletePastPaper(w, id)) || undefined)
  await record(w, 'expertise.papers', { subject: w.viewer.name, details: { removed: 1 } })
}
