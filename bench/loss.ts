// The loss of the text similarity by the measure of the public gold standard (Stelmakh et al., 2023).
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { affinity } from '../server/assignments/command/affinity.ts'

const ratingsOf = z.object({ ratings: z.record(z.string(), z.record(z.string(), z.number())) })
const answerOf = z.record(z.string(), z.record(z.string(), z.number()))

/** Of all pairs of papers that a person rates differently, the share that comes out in the wrong order, weighed by the difference. */
export function lossOf(file: string, sample: number): number {
  const { ratings } = ratingsOf.parse(JSON.parse(gunzipSync(readFileSync(file)).toString()))
  let printed = ''
  affinity([file, '--sample', String(sample)], (line) => (printed = line))
  const near = answerOf.parse(JSON.parse(printed))
  let [wrong, all] = [0, 0]
  for (const [person, rated] of Object.entries(ratings)) {
    const papers = Object.entries(rated).map(([paper, rating]) => ({
      rating,
      near: near[person]?.[paper] ?? 0,
    }))
    for (const [at, one] of papers.entries())
      for (const other of papers.slice(at + 1)) {
        const [difference, order] = [one.rating - other.rating, one.near - other.near]
        all += Math.abs(difference)
        if (order === 0) wrong += Math.abs(difference) / 2
        else if (difference * order < 0) wrong += Math.abs(difference)
      }
  }
  return wrong / all
}
