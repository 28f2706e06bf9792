// How near each paper is to what a reviewer wrote and knows, and why: the order of the list, from plain facts.
import { createHash } from 'node:crypto'
import { similarities } from '../assignments/expertise/similarity.ts'
import { scoreFor, textScale } from '../assignments/scoring.ts'
import { seedOf } from '../core/random.ts'

type Words = { title: string; words: string }
type Listed = { id: number; title: string; abstract: string; topics: number[] }
export type Known = { texts: Words[]; topics: ReadonlySet<number> }
export type Fit = { value: number; nearest: string | null }

/** For each text of the reviewer, its similarity to every paper. */
type Nearness = Float64Array[]

/** Comparing a thousand papers takes half a second, so what was compared last is kept; the same words are the same key. */
const kept = new Map<string, Nearness>()
const MOST_KEPT = 100

function nearnessOf(submissions: string[], texts: string[]): Nearness {
  const hash = createHash('sha256')
  for (const text of [...submissions, '\0', ...texts]) hash.update(text).update('\0')
  const key = hash.digest('base64')
  const known = kept.get(key)
  if (known) return known
  const rows = [
    ...similarities(
      submissions,
      texts,
      texts.map((_, index) => [index]),
    ),
  ]
  const oldest = kept.keys().next().value
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, rows)
  return rows
}

const textOf = ({ title, words }: Words) => `${title}\n${words}`

/** Below either, nearness is that of words that all papers have: a share of the nearest, and a cosine. */
const FAINT = { share: 0.3, cosine: 0.06 }

export function fitsOf(papers: Listed[], { texts, topics }: Known): Map<number, Fit> {
  const submissions = papers.map(({ title, abstract }) => textOf({ title, words: abstract }))
  const rows = texts.length > 0 ? nearnessOf(submissions, texts.map(textOf)) : []
  const joined = Float64Array.from(papers, (_, at) => Math.hypot(...rows.map((row) => row[at] ?? 0)))
  const scale = textScale(joined)
  return new Map(
    papers.map((paper, at) => {
      const near = Math.min(1, (joined[at] ?? 0) / scale)
      const facts = { bid: 'none', bids: 0, senior: false } as const
      const score = scoreFor({
        ...facts,
        text: rows.length > 0 ? near : null,
        paperTopics: paper.topics,
        reviewerTopics: [...topics],
      })
      return [
        paper.id,
        { value: score?.value ?? 0, nearest: near > FAINT.share ? nearest(rows, texts, at) : null },
      ]
    }),
  )
}

function nearest(rows: Nearness, texts: Words[], at: number): string | null {
  const best = rows.reduce((best, row, index) => ((row[at] ?? 0) > (rows[best]?.[at] ?? 0) ? index : best), 0)
  return (rows[best]?.[at] ?? 0) > FAINT.cosine ? (texts[best]?.title ?? null) : null
}

/** Another order for everybody, and the same at every visit: nobody's paper is always last. */
export const chanceOf = (personId: number, paper: { id: number }) => seedOf(`${personId} ${paper.id}`)
