// Why an assignment cannot be: in words, and by the smallest group that wants more than can be had.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { instance, others } from './instances.ts'

const arc = (paper: number, reviewer: number, score = 0.5) => ({ paper, reviewer, score })
const two: Problem = {
  demand: [1, 1],
  least: [0, 0],
  most: [1, 1],
  arcs: [arc(0, 0, 1), arc(0, 1, 0.9), arc(1, 0, 0.8)],
}
const reasons = (change: Partial<Problem>) => solve({ ...two, ...change }).reasons

test('too few who may review a paper, or too little time of those who may', () => {
  assert.deepEqual(reasons({ demand: [1, 2] }), [
    'The papers want 3 reviews, the reviewers may take 2.',
    'Paper 1 wants 2 reviewers, and only 1 may review it: ask for 1 review fewer there, or allow more people.',
  ])
  assert.deepEqual(reasons({ arcs: two.arcs.filter(({ reviewer }) => reviewer === 0) }), [
    'Papers 0 and 1 together want 2 reviewers, and those who may review them can give only 1, as reviewer 0 can take no more: ' +
      'raise 1 load of theirs by one, or ask for 1 review fewer for these papers.',
  ])
})

test('minimum loads that the papers cannot give', () => {
  assert.deepEqual(reasons({ least: [0, 2], most: [1, 2] }), [
    'Reviewer 1 has a minimum load of 2, and may review only 1: lower it by 1, or allow more papers.',
  ])
  assert.deepEqual(reasons({ demand: [1, 0], least: [1, 1] }), [
    'The minimum loads add up to 2, the papers want 1.',
    'Reviewers 0 and 1 have minimum loads of 2 together, and the papers they may review have only 1 places for them: ' +
      'lower them by 1, or allow more papers.',
  ])
})

test('rules that leave nobody', () => {
  assert.deepEqual(reasons({ seniors: { least: 1, among: [1] } }), [
    'Paper 1 wants 1 senior reviewer, and only 0 may review it: ask for 1 review fewer there, or allow more people.',
  ])
  const shared = { demand: [1, 1, 1], least: [0, 0], most: [2, 2], seniors: { least: 1, among: [0] } }
  const everywhere = [0, 1, 2].flatMap((paper) => [arc(paper, 0), arc(paper, 1)])
  assert.match(
    reasons({ ...shared, arcs: everywhere }).join(' '),
    /^Papers 0, 1 and 2 together want 3 senior reviewers, and those who may review them can give only 2, as reviewer 0/,
  )
  assert.deepEqual(
    reasons({ demand: [2, 0], institutions: ['University of Elsewhere', 'University of Elsewhere'] }),
    ['Paper 0 lacks reviewers because of the rules about who sits together.'],
  )
})

test('locked pairs that contradict the rest', () => {
  const fixed = [
    { paper: 0, reviewer: 0 },
    { paper: 1, reviewer: 0 },
  ]
  assert.deepEqual(reasons({ demand: [1, 0], fixed }), [
    'Paper 1 wants 0; locked to it: 1.',
    'Reviewer 0 may take 1; locked to them: 2.',
  ])
  const both = [0, 1].map((reviewer) => ({ paper: 0, reviewer }))
  assert.deepEqual(reasons({ demand: [2, 0], fixed: both, apart: [[0, 1]] }), [
    'Reviewers 0 and 1 are both locked to paper 0, and are kept apart.',
  ])
  assert.deepEqual(reasons({ demand: [2, 0], fixed: both, seniors: { least: 1, among: [] } }), [
    'Paper 0 wants 2; locked to it are 2 who are not senior, and no place for a senior is left.',
  ])
  assert.deepEqual(
    reasons({ fixed: [fixed[1] ?? arc(1, 0), { paper: 0, reviewer: 1 }], written: [arc(0, 0), arc(1, 1)] }),
    ['Papers 0 and 1 are locked to each other’s authors.'],
  )
})

/** Over all groups of papers, how many the smallest has whose partners can give less than it wants. */
function fewestShort({ demand, most, arcs }: Problem): number {
  const partners = demand.map((_, paper) => arcs.filter((one) => one.paper === paper))
  let fewest = Infinity
  for (let marks = 1; marks < 2 ** demand.length; marks++) {
    const group = [...demand.keys()].filter((paper) => (marks >> paper) % 2 === 1)
    const counts = Map.groupBy(
      group.flatMap((paper) => partners[paper] ?? []),
      ({ reviewer }) => reviewer,
    )
    const room = [...counts].reduce((sum, [who, list]) => sum + Math.min(most[who] ?? 0, list.length), 0)
    if (room < group.reduce((sum, paper) => sum + (demand[paper] ?? 0), 0))
      fewest = Math.min(fewest, group.length)
  }
  return fewest
}

const only = (problem: Problem, papers: number[]): Problem => ({
  ...problem,
  demand: problem.demand.map((places, paper) => (papers.includes(paper) ? places : 0)),
})
const missing = (problem: Problem) => solve(problem).unfilled.reduce((sum, each) => sum + each.missing, 0)

test('the group named first is the smallest; each is short by itself, without any one of it nothing is missing, and a raised load helps', () => {
  let told = 0
  for (let seed = 1; seed <= 120; seed++) {
    const drawn = instance(seed, 3 + (seed % 8), 3 + (seed % 6))
    const problem = { ...drawn, least: drawn.least.map(() => 0), fixed: [] }
    const { obstacles, unfilled } = solve(problem)
    assert.equal(obstacles.length > 0, unfilled.length > 0)
    const fewest = fewestShort(problem)
    assert.equal(obstacles[0]?.shortfall.left.length ?? Infinity, fewest)
    for (const { shortfall } of obstacles) {
      const { left, right, wanted, possible } = shortfall
      assert.equal(missing(only(problem, left)), wanted - possible)
      for (const one of left) assert.equal(missing(only(problem, others(left, one))), 0)
      for (const who of right) {
        const most = problem.most.map((load, reviewer) => (reviewer === who ? load + 1 : load))
        assert.equal(missing(only({ ...problem, most }, left)), wanted - possible - 1)
      }
      if (right.length > 0) {
        const raised = right.slice(0, wanted - possible)
        const most = problem.most.map((load, who) => load + Number(raised.includes(who)))
        assert.equal(missing(only({ ...problem, most }, left)), 0)
      }
      told++
    }
  }
  assert.ok(told >= 40, `only ${told} groups were told of`)
})
