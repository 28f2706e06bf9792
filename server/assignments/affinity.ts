// How well a reviewer's topics cover a paper's, between 0 and 1.

const sets = new WeakMap<number[], Set<number>>()

/** A list is asked for with everybody on the other side. */
function setOf(topics: number[]): Set<number> {
  const known = sets.get(topics) ?? new Set(topics)
  sets.set(topics, known)
  return known
}

/**
 * The share of the paper's topics that the reviewer knows. Further topics of the reviewer do not count against
 * them: a generalist is no worse a reader of this paper.
 *
 * Silence is not ignorance. A paper without topics fits everyone by half, which prefers no one. A reviewer
 * without topics is taken to know half of one topic: above a stated miss, below any stated match, so that
 * naming topics never costs a reviewer the papers they know.
 */
export function affinity(paperTopics: number[], reviewerTopics: number[]): number {
  const wanted = setOf(paperTopics)
  if (wanted.size === 0) return 0.5
  const known = setOf(reviewerTopics)
  if (known.size === 0) return 0.5 / wanted.size
  let shared = 0
  for (const topic of wanted) if (known.has(topic)) shared++
  return shared / wanted.size
}
