// What stands in the way of a full assignment, in words, each with the buttons that would clear it.
import type { Board } from '../assignments/board.ts'
import { type Names, reasonFor } from '../assignments/wording.ts'
import type { Obstacle } from '../core/tables-matching.ts'

export type ObstacleShown = {
  words: string
  /** Whose loads would be raised by one. */
  raise: number[]
  /** Which papers would be asked for fewer reviewers, and how many they would then want. */
  fewer: { paper: number; wanted: number }[]
}

/** Reviewers with the lowest loads are asked first. */
export function obstacleShown(obstacle: Obstacle, board: Board, wanted: number): ObstacleShown {
  const { kind, papers, reviewers, possible } = obstacle
  const missing = obstacle.wanted - possible
  const people = new Map(board.reviewers.map((one) => [one.id, one]))
  const asked = new Map(board.papers.map((one) => [one.id, one.wanted ?? wanted]))
  const names: Names = { paper: String, reviewer: (id) => people.get(id)?.name ?? 'somebody who left' }
  const [left, right] = kind === 'minimums' ? [reviewers, papers] : [papers, reviewers]
  const shortfall = { left, right, wanted: obstacle.wanted, possible }
  const few = reviewers.toSorted((a, b) => (people.get(a)?.load ?? 0) - (people.get(b)?.load ?? 0))
  return {
    words: reasonFor({ kind, shortfall }, names),
    raise: kind === 'minimums' ? [] : few.slice(0, missing),
    fewer: kind === 'places' ? lessened(papers, asked, missing) : [],
  }
}

/** So many reviews fewer, spread over the papers: of none more than need be. */
function lessened(papers: number[], asked: Map<number, number>, missing: number): ObstacleShown['fewer'] {
  const wanted = new Map(papers.map((paper) => [paper, asked.get(paper) ?? 0]))
  for (let left = missing; left > 0; left--) {
    const [most] = [...wanted].toSorted((a, b) => b[1] - a[1])
    if (most) wanted.set(most[0], Math.max(0, most[1] - 1))
  }
  return papers.flatMap((paper) => {
    const now = wanted.get(paper) ?? 0
    return now < (asked.get(paper) ?? 0) ? [{ paper, wanted: now }] : []
  })
}
