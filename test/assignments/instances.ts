// Assignment problems for tests: drawn from a seed, or read from a compiled `.asg.gz` file.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Problem } from '../../server/assignments/solver.ts'

export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1))

/** Ties, negative scores, sparse arcs, minimum loads, locked pairs and shortages all occur, by seed. */
export function instance(seed: number, papers: number, reviewers: number): Problem {
  const random = seeded(seed)
  const density = 0.3 + 0.7 * random()
  const [step, shift] = [random() < 0.4 ? 0.25 : 1e-6, random() < 0.3 ? 0.5 : 0]
  const score = () => Number((Math.round(random() / step) * step - shift).toFixed(6))
  const pairs = Array.from({ length: papers * reviewers }, (_, cell) => ({
    paper: Math.floor(cell / reviewers),
    reviewer: cell % reviewers,
    score: score(),
  }))
  const arcs = pairs.filter(() => random() < density)
  const demand = Array.from({ length: papers }, () => upTo(random, 3))
  const [lowest, spare] = [upTo(random, 2), upTo(random, Math.ceil((2 * papers) / reviewers))]
  const least = Array.from({ length: reviewers }, () => (random() < 0.5 ? lowest : 0))
  const most = least.map((load) => load + spare + upTo(random, 1))
  const fixed = random() < 0.5 ? pairs.filter(() => random() < 2 / pairs.length) : []
  return { demand, least, most, arcs, fixed: fixed.map(({ paper, reviewer }) => ({ paper, reviewer })) }
}

export function readInstance(file: URL): Problem {
  const bytes = gunzipSync(readFileSync(file))
  const words = Array.from({ length: bytes.length / 4 - 1 }, (_, i) => bytes.readInt32LE(4 * i + 4))
  const [papers = 0, reviewers = 0, pairs = 0] = words.splice(0, 3)
  const [demand, least, most] = [
    words.splice(0, papers),
    words.splice(0, reviewers),
    words.splice(0, reviewers),
  ]
  const rows = words.splice(0, papers + 1)
  const arcs = demand.flatMap((_, paper) =>
    words
      .slice(rows[paper], rows[paper + 1])
      .map((reviewer, i) => ({ paper, reviewer, score: (words[pairs + (rows[paper] ?? 0) + i] ?? 0) / 1e6 })),
  )
  return { demand, least, most, arcs }
}

export const others = (group: number[], one: number) => group.filter((each) => each !== one)
