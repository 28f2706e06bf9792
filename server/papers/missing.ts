// What a paper still lacks, looked up: the facts for gaps.ts.
import type { Reading } from '../context.ts'
import type { Paper } from '../core/tables.ts'
import { currentFile } from '../files/queries.ts'
import { gaps } from './gaps.ts'
import { authorsOf, listTopics, topicsOf } from './queries.ts'

/** By the field at which it is missing, in words; empty when the paper is complete. */
export async function gapsOf(r: Reading, paper: Paper): Promise<Record<string, string>> {
  const { id } = paper
  const authors = (await authorsOf(r, [id])).get(id) ?? []
  const topicCount = (await topicsOf(r, [id])).get(id)?.length ?? 0
  const topicsOffered = (await listTopics(r)).length > 0
  const hasPdf = (await currentFile(r, id, 'paper')) !== undefined
  return gaps({ paper, authors, topicCount, topicsOffered, hasPdf })
}
