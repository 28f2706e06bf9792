// The question that a run puts to the engine: what stands and what is locked, demands, loads, and the rules that the chair wished.
import { pairKey } from '../assignments/board.ts'
import type { Problem } from '../assignments/problem.ts'
import type { Facts } from './facts.ts'
import type { Value } from './scores.ts'
import type { Asked } from './wishes.ts'

type Pair = { paper_id: number; person_id: number }

/** A standing pair outweighs whatever better match its going could make possible: so few move as can be. */
const STAYS = 10

export const tally = (indices: number[], size: number): number[] => {
  const counts = new Array<number>(size).fill(0)
  for (const index of indices) counts[index] = (counts[index] ?? 0) + 1
  return counts
}

/** Indices of papers and reviewers for their numbers; pairs of others are passed over. */
function placer({ papers, reviewers }: Facts) {
  const paperAt = new Map(papers.map(({ id }, index) => [id, index]))
  const reviewerAt = new Map(reviewers.map(({ id }, index) => [id, index]))
  const pairs = (list: Pair[]) =>
    list.flatMap(({ paper_id, person_id }) => {
      const [paper, reviewer] = [paperAt.get(paper_id), reviewerAt.get(person_id)]
      return paper === undefined || reviewer === undefined ? [] : [{ paper, reviewer }]
    })
  const couples = (list: [number, number][]) =>
    list.flatMap(([a, b]): [number, number][] => {
      const [one, other] = [reviewerAt.get(a), reviewerAt.get(b)]
      return one === undefined || other === undefined ? [] : [[one, other]]
    })
  return { pairs, couples }
}

/** What a run may not touch: all that stands, or in a repair what is locked or begun. */
function fixedPairs({ standing, locked, forbidden }: Facts, repair: boolean): Pair[] {
  const keys = new Set(locked.map(pairKey))
  const live = standing.filter(({ suspended }) => !suspended)
  const stays = live.filter((pair) => !repair || pair.begun || keys.has(pairKey(pair)))
  const there = new Set(live.map(pairKey))
  return [...stays, ...locked.filter((pair) => !there.has(pairKey(pair)) && !forbidden.has(pairKey(pair)))]
}

export function posed(facts: Facts, value: Value, asked: Asked): Problem {
  const { papers, reviewers } = facts
  const { pairs, couples } = placer(facts)
  const fixed = pairs(fixedPairs(facts, asked.repair))
  const held = tally(
    fixed.map(({ paper }) => paper),
    papers.length,
  )
  const loads = tally(
    fixed.map(({ reviewer }) => reviewer),
    reviewers.length,
  )
  const most = reviewers.map(({ load }, index) => Math.max(load, loads[index] ?? 0))
  return {
    // What stands is kept, even where it is more than was asked for.
    demand: papers.map(({ wanted }, index) => Math.max(wanted ?? asked.wanted, held[index] ?? 0)),
    least: most.map((load) => Math.min(load, asked.least)),
    most,
    arcs: papers.flatMap((paper, at) =>
      reviewers.flatMap((reviewer, index) => {
        const score = value(paper, reviewer)
        return score === null ? [] : [{ paper: at, reviewer: index, score }]
      }),
    ),
    fixed,
    standby: [...reviewers.keys()].filter((at) => reviewers[at]?.standby),
    ...(asked.repair && {
      kept: { pairs: pairs(facts.standing.filter(({ suspended }) => !suspended)), bonus: STAYS },
    }),
    ...rulesOf(facts, asked, { pairs, couples }),
  }
}

function rulesOf(
  facts: Facts,
  asked: Asked,
  { pairs, couples }: ReturnType<typeof placer>,
): Partial<Problem> {
  const { reviewers, written, coauthors } = facts
  const seniors = [...reviewers.keys()].filter((at) => reviewers[at]?.senior)
  return {
    ...(asked.seniors > 0 && { seniors: { least: asked.seniors, among: seniors } }),
    ...(asked.institutions && { institutions: reviewers.map(({ institution }) => institution) }),
    ...(asked.coauthors && { apart: couples(coauthors) }),
    ...(asked.mutual && { written: pairs(written) }),
  }
}
