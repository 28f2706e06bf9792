// All rules at once at the size of a conference: what is found, how far from the bound, after how long; also when time is short.

import { type Problem, solve } from '../server/assignments/solver.ts'
import { randomFrom } from '../server/core/random.ts'

type Size = { papers: number; reviewers: number; institutions: number; apart: number }
const SIZE: Size = { papers: 500, reviewers: 400, institutions: 120, apart: 600 }
const TOPICS = 25

function mixture(noise: () => number): Float64Array {
  const shares = new Float64Array(TOPICS)
  for (let count = 0; count < 3; count++) shares[Math.floor(noise() * TOPICS)] = 0.2 + noise()
  const length = Math.hypot(...shares)
  return shares.map((share) => share / length)
}

const near = (one: Float64Array, other: Float64Array) =>
  one.reduce((sum, share, topic) => sum + share * (other[topic] ?? 0), 0)

/** Large and small institutions; authors review too; people who worked together stay apart, and know the same topics. */
function ruledProblem(seed: number, { papers, reviewers, institutions, apart }: Size): Problem {
  const noise = randomFrom(seed)
  const people = Array.from({ length: reviewers }, () => mixture(noise))
  const homes = people.map(() => `Institution ${Math.floor(institutions * noise() ** 1.5)}`)
  const arcs: Problem['arcs'] = []
  const written: { paper: number; reviewer: number }[] = []
  const closest = (to: Float64Array, at: number) =>
    [...people.keys()].sort((a, b) => near(people[b] ?? to, to) - near(people[a] ?? to, to))[at] ?? 0
  for (let paper = 0; paper < papers; paper++) {
    const content = mixture(noise)
    const authors = noise() < 0.6 ? [closest(content, Math.floor(noise() * 30))] : []
    for (const reviewer of authors) written.push({ paper, reviewer })
    for (const [reviewer, person] of people.entries()) {
      const isClose = authors.some((author) => author === reviewer || homes[author] === homes[reviewer])
      if (isClose || noise() < 0.03) continue
      const fit = near(content, person)
      arcs.push({ paper, reviewer, score: Math.min(1, fit * (0.75 + 0.25 * noise())) })
    }
  }
  const couples = new Map<string, [number, number]>()
  while (couples.size < apart) {
    const one = Math.floor(noise() * reviewers)
    const other = closest(people[one] ?? new Float64Array(TOPICS), 1 + Math.floor(noise() * 15))
    if (one !== other) couples.set([one, other].sort().join(), [one, other])
  }
  return {
    demand: new Array(papers).fill(3),
    least: new Array(reviewers).fill(0),
    most: new Array(reviewers).fill(Math.ceil((4 * papers) / reviewers)),
    ...{ arcs, written, institutions: homes, apart: [...couples.values()] },
    seniors: { least: 1, among: [...people.keys()].filter(() => noise() < 0.35) },
  }
}

process.stdout.write(`\n${SIZE.papers} papers, ${SIZE.reviewers} reviewers, every rule at once\n`)
process.stdout.write(
  '| objective | time limit, s | value | bound | gap, % | floor | no floor above | s | CPU s |\n',
)
process.stdout.write('|---|---|---|---|---|---|---|---|---|\n')
const problem = ruledProblem(1, SIZE)
for (const objective of ['total', 'floor'] as const)
  for (const limit of [1, 5, null]) {
    const [began, used] = [performance.now(), process.cpuUsage()]
    const stop = () => limit !== null && performance.now() - began > limit * 1000
    const { value, bound, floor, highestFloor } = solve(problem, { objective, stop })
    const { user, system } = process.cpuUsage(used)
    const cells = [
      ...[objective, limit ?? 'none', value.toFixed(6), bound.toFixed(6)],
      ...[
        ((100 * (bound - value)) / value).toFixed(4),
        floor?.toFixed(6) ?? '',
        highestFloor?.toFixed(6) ?? '',
      ],
      ...[((performance.now() - began) / 1000).toFixed(2), ((user + system) / 1e6).toFixed(2)],
    ]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
