// Papers to bid on, put into the database at once: a test of bidding wants many, and nothing of how they were written.
import { crowdIn } from '../support/crowd.ts'
import type { TestHouse } from '../support/house.ts'
import { START } from '../support/people.ts'

export const WORDS = [
  {
    title: 'Sparse Attention on Old Cards',
    abstract: 'Attention kernels with sparse blocks run on old graphics cards.',
  },
  {
    title: 'Pruning by Rotation',
    abstract: 'We rotate weights before pruning, so that fewer of them matter.',
  },
  {
    title: 'Serving Cold Models',
    abstract: 'A model server starts cold; most of the time goes into weights.',
  },
  { title: 'Tokenisers for Verse', abstract: 'Poems are tokenised badly. We tokenise metre and rhyme.' },
]

/** Submitted papers by people whom nobody knows; the first have words of their own. */
export async function listed(house: TestHouse, size = WORDS.length): Promise<number[]> {
  const ids = (await crowdIn(house, size)).map(({ paperId }) => paperId)
  await house
    .db('papers')
    .whereIn('id', ids)
    .update({ submitted_at: START, submitted_by: house.db.raw('created_by') })
  for (const [at, words] of WORDS.entries())
    if (ids[at]) await house.db('papers').where({ id: ids[at] }).update(words)
  return ids
}
