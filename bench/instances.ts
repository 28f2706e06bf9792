// Instances of the kinds that workshops and conferences bring, drawn from a seed and written as compiled files.
import { writeFileSync } from 'node:fs'
import { randomFrom } from '../server/core/random.ts'

export type Kind = {
  name: string
  papers: number
  reviewers: number
  demand: number
  least: number
  most: number
  /** Pairs of each paper with a score, the best ones; all pairs when it is no less than the reviewers. */
  top: number
  /** Scores in steps: 1e-6, or coarse ones with many ties. */
  step: number
}

const TOPICS = 25

export const KINDS: Kind[] = [
  { name: 'workshop', papers: 60, reviewers: 45, demand: 3, least: 0, most: 5, top: 45, step: 1e-6 },
  {
    name: 'workshop, minimum loads',
    papers: 60,
    reviewers: 45,
    demand: 3,
    least: 3,
    most: 5,
    top: 45,
    step: 1e-6,
  },
  { name: 'conference', papers: 2000, reviewers: 1800, demand: 4, least: 0, most: 6, top: 100, step: 1e-6 },
  {
    name: 'conference, ties',
    papers: 2000,
    reviewers: 1800,
    demand: 4,
    least: 0,
    most: 6,
    top: 100,
    step: 0.05,
  },
  {
    name: 'conference, every place used',
    papers: 2000,
    reviewers: 2000,
    demand: 4,
    least: 0,
    most: 4,
    top: 300,
    step: 1e-6,
  },
  {
    name: 'conference, minimum loads',
    papers: 2000,
    reviewers: 1800,
    demand: 4,
    least: 3,
    most: 6,
    top: 100,
    step: 1e-6,
  },
  {
    name: 'conference, all pairs',
    papers: 2000,
    reviewers: 1800,
    demand: 4,
    least: 0,
    most: 6,
    top: 1800,
    step: 1e-6,
  },
  {
    name: 'large, every place used',
    papers: 10000,
    reviewers: 10000,
    demand: 4,
    least: 0,
    most: 4,
    top: 100,
    step: 1e-6,
  },
  {
    name: 'large, minimum loads',
    papers: 10000,
    reviewers: 10000,
    demand: 4,
    least: 3,
    most: 5,
    top: 100,
    step: 1e-6,
  },
]

/** Everybody is a mixture of a few topics; a score is how far two mixtures agree. */
export function writeInstance(kind: Kind, file: string): number {
  const noise = randomFrom(kind.papers * 31 + kind.reviewers * 7 + kind.most)
  const people = Array.from({ length: kind.reviewers }, () => mixture(noise))
  const rows = Array.from({ length: kind.papers }, () => rowOf(kind, mixture(noise), people))
  const words = [kind.papers, kind.reviewers, rows.reduce((sum, row) => sum + row.length, 0)]
  for (let paper = 0; paper < kind.papers; paper++) words.push(kind.demand)
  for (const load of [kind.least, kind.most]) for (let who = 0; who < kind.reviewers; who++) words.push(load)
  let start = 0
  words.push(0)
  for (const row of rows) {
    start += row.length
    words.push(start)
  }
  for (const row of rows) for (const { who } of row) words.push(who)
  for (const row of rows) for (const { score } of row) words.push(Math.round(score * 1e6))
  writeFileSync(
    file,
    Buffer.concat([Buffer.from('ASG1', 'latin1'), Buffer.from(Int32Array.from(words).buffer)]),
  )
  return start
}

function mixture(noise: () => number): Float64Array {
  const shares = new Float64Array(TOPICS)
  for (let count = 0; count < 3; count++) shares[Math.floor(noise() * TOPICS)] = 0.2 + noise()
  const length = Math.hypot(...shares)
  return shares.map((share) => share / length)
}

function rowOf({ top, step, reviewers }: Kind, paper: Float64Array, people: Float64Array[]) {
  const all = people.map((person, who) => {
    const near = paper.reduce((sum, share, topic) => sum + share * (person[topic] ?? 0), 0)
    return { who, score: Math.round(near / step) * step }
  })
  if (top >= reviewers) return all
  // Those who share no topic come in turn, so that nobody is without papers.
  const shift = Math.floor((paper[0] ?? 0) * 1e6) % reviewers
  const turn = (who: number) => (who + shift) % reviewers
  return all
    .sort((a, b) => b.score - a.score || turn(a.who) - turn(b.who))
    .slice(0, top)
    .sort((a, b) => a.who - b.who)
}
