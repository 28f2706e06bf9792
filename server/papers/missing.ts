// What papers still lack, looked up: the facts for gaps.ts, at the same number of queries for one paper as for all.
import type { Reading } from '../context.ts'
import type { Paper } from '../core/tables.ts'
import { papersWithFile } from '../files/queries.ts'
import { gaps } from './gaps.ts'
import { authorsOf, listTopics, topicsOf } from './queries.ts'

type Gaps = Record<string, string>

/** For each paper, by the field at which it is missing, in words; empty when the paper is complete. */
export async function gapsOfAll(r: Reading, papers: Paper[]): Promise<Map<number, Gaps>> {
  const ids = papers.map(({ id }) => id)
  const authors = await authorsOf(r, ids)
  const topics = await topicsOf(r, ids)
  const topicsOffered = (await listTopics(r)).length > 0
  const withPdf = await papersWithFile(r, ids, 'paper')
  return new Map(
    papers.map((paper) => {
      const { id } = paper
      const topicCount = topics.get(id)?.length ?? 0
      const facts = {
        paper,
        authors: authors.get(id) ?? [],
        topicCount,
        topicsOffered,
        hasPdf: withPdf.has(id),
      }
      return [id, gaps(facts)]
    }),
  )
}

export const gapsOf = async (r: Reading, paper: Paper): Promise<Gaps> =>
  (await gapsOfAll(r, [paper])).get(paper.id) ?? {}
