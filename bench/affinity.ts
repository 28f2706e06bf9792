// The text similarity against the public gold standard, where it lies beside the project, and its speed on drawn and invented texts.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { similarities } from '../server/assignments/expertise/similarity.ts'
import { vectorsOf } from '../server/assignments/expertise/vectors.ts'
import { randomFrom } from '../server/core/random.ts'
import { inventWorld } from '../server/world/invent.ts'
import * as plain from '../test/assignments/plain-terms.ts'
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
  const noise = randomFrom(submissions)
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

/** The least of some rounds, as others work on the machine too; in milliseconds of a processor. */
function leastOf(rounds: number, work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const began = process.threadCpuUsage()
    work()
    const { user, system } = process.threadCpuUsage(began)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

const LETTERS = 12_000
const { papers } = inventWorld({ seed: 5, papers: 600, reviewers: 400 })
const abstracts = papers.map(({ abstract }) => abstract)
for (const count of [100, 500, 3000]) {
  const noise = randomFrom(count)
  const abstract = () => abstracts[Math.floor(noise() * abstracts.length)] ?? ''
  const texts = Array.from({ length: count }, () => {
    let text = ''
    while (text.length < LETTERS) text += `${abstract()}\n`
    return text.slice(0, LETTERS)
  })
  const rounds = count > 500 ? 2 : 5
  const [quick, slow] = [() => vectorsOf(texts), () => plain.vectorsOf(texts)].map((work) =>
    leastOf(rounds, work),
  )
  if (!quick || !slow) continue
  process.stdout.write(
    `${count} texts of ${LETTERS} letters as vectors: ${quick.toFixed(0)} ms, ${(slow / quick).toFixed(2)} times as long if terms are joined to text\n`,
  )
}
