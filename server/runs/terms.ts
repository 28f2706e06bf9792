// A score as it is shown: its terms in words, signed, rounded so that they add up to it.
import type { Score, Term } from '../assignments/scoring.ts'

export type ScoreShown = { terms: { label: string; amount: string; width: number }[]; score: string }

const LABELS: Record<Term['name'], string> = {
  text: 'Likeness of texts',
  topics: 'Shared topics',
  bid: 'Bid',
  seniority: 'Seniority',
}

/** `external`: a file's scores stand for the likeness of texts. */
export function scoreShown(score: Score | null, external: boolean): ScoreShown {
  const terms = score?.terms ?? []
  const shares = terms.map(({ amount }) => Math.round(amount * 1000))
  const total = Math.round((score?.value ?? 0) * 1000)
  const off = total - shares.reduce((sum, share) => sum + share, 0)
  return {
    terms: terms.map(({ name }, at) => {
      const share = (shares[at] ?? 0) + (at === 0 ? off : 0)
      const sign = share < 0 ? '−' : '+'
      return {
        label: external && name === 'text' ? 'Score from a file' : LABELS[name],
        amount: `${sign}${(Math.abs(share) / 1000).toFixed(3)}`,
        width: Math.abs(share),
      }
    }),
    score: (total / 1000).toFixed(3),
  }
}
