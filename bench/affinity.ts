// The text similarity against the public gold standard, where it lies beside the project, and its speed on drawn texts.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { similarities } from '../server/assignments/expertise/similarity.ts'
import { noiseFrom } from '../server/core/chart-noise.ts'
import { lossOf } from './loss.ts'

const STANDARD = join(import.meta.dirname, '../../shared/data/affinity/goldstandard-half.json.gz')
if (existsSync(STANDARD)) {
  const losses = Array.from({ length: 10 }, (_, at) => lossOf(STANDARD, at + 1))
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
  process.stdout.write(
    `loss, mean of ten samples: ${mean.toFixed(4)}   (${losses.map((loss) => loss.toFixed(3)).join(' ')})\n`,
  )
} else process.stdout.write('The gold standard is not beside the project; speed only.\n')

/** Words come as in a language: few often, many seldom. */
function drawnText(noise: () => number): string {
  return Array.from({ length: 160 }, () => `w${Math.floor(30_000 ** noise())}x`).join(' ')
}

for (const [submissions, people] of [
  [1000, 800],
  [3000, 2500],
] as const) {
  const noise = noiseFrom(submissions)
  const papers = Array.from({ length: submissions }, () => drawnText(noise))
  const texts = Array.from({ length: people * 8 }, () => drawnText(noise))
  const past = Array.from({ length: people }, (_, who) => Array.from({ length: 8 }, (_, at) => who * 8 + at))
  const begin = performance.now()
  let rows = 0
  for (const row of similarities(papers, texts, past)) rows += row.length > 0 ? 1 : 0
  const seconds = (performance.now() - begin) / 1000
  process.stdout.write(
    `${submissions} submissions x ${rows} people with 8 papers each: ${seconds.toFixed(1)} s\n`,
  )
}
