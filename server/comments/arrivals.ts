// What was said while somebody's page stood open: counted, so that a message that was written before and arrived later is not missed.
import type { Reading } from '../context.ts'
import { findPaper } from '../papers/queries.ts'
import { mayTakePart } from '../policy/comments.ts'
import { must } from '../policy/verdict.ts'
import type { Seen } from './form.ts'
import { commentsOf, type SeenComment } from './queries.ts'

/** How many messages a page shows, and how often these were changed or taken back: both only grow. */
export const markOf = (comments: Pick<SeenComment, 'version' | 'removed_at'>[]): string =>
  `${comments.length}-${comments.reduce((sum, { version, removed_at }) => sum + version + (removed_at ? 1 : 0), 0)}`

export type ArrivalsPage = {
  paper: { id: number; title: string }
  /** What the page shows, and what it has told of besides. */
  arrivals: { seen: string; told: string; words: string | null }
}

const wordsFor = (come: number) =>
  come > 1
    ? `${come} messages have come since you opened this page.`
    : come === 1
      ? 'A message has come since you opened this page.'
      : 'A message was changed since you opened this page.'

/** null: there is nothing to tell that was not told. */
export async function arrivalsPage(r: Reading, id: number, asked: Seen): Promise<ArrivalsPage | null> {
  const { title } = await findPaper(r, id)
  must(mayTakePart(r.viewer, id))
  const comments = await commentsOf(r, id)
  const now = markOf(comments)
  if (now === asked.told) return null
  const { seen } = asked
  const words = now === seen ? null : wordsFor(comments.length - Number(seen.split('-')[0]))
  return { paper: { id, title }, arrivals: { seen, told: now, words } }
}
