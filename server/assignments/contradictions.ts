// Where locked pairs contradict what is asked, so that nothing can be assigned: told before anything is searched.
import type { Remainder } from './compiling.ts'
import { areApart, type Rules } from './engine/rules.ts'
import type { Problem } from './problem.ts'

export function lockReasons(problem: Problem, open: Remainder): string[] {
  const papers = open.demand.flatMap((left, paper) => {
    const wanted = problem.demand[paper] ?? 0
    return left < 0 ? [`Paper ${paper} wants ${wanted}; locked to it: ${wanted - left}.`] : []
  })
  const reviewers = open.most.flatMap((left, reviewer) => {
    const most = problem.most[reviewer] ?? 0
    return left < 0 ? [`Reviewer ${reviewer} may take ${most}; locked to them: ${most - left}.`] : []
  })
  return [...papers, ...reviewers]
}

export function lockedRuleReasons({ demand }: Problem, rules: Rules): string[] {
  return [...rules.locked].flatMap(([paper, sitting]) => [
    ...togetherReasons(rules, paper, sitting),
    ...mutualReasons(rules, paper, sitting),
    ...juniorReasons(rules, paper, sitting, demand[paper] ?? 0),
  ])
}

function togetherReasons(rules: Rules, paper: number, sitting: number[]): string[] {
  return sitting.flatMap((one, at) =>
    sitting
      .slice(at + 1)
      .filter((other) => areApart(rules, one, other))
      .map((other) => `Reviewers ${one} and ${other} are both locked to paper ${paper}, and are kept apart.`),
  )
}

function mutualReasons({ authors, written, locked }: Rules, paper: number, sitting: number[]): string[] {
  return sitting.flatMap((who) =>
    (written.get(who) ?? [])
      .filter((own) => own > paper && authors.get(paper)?.some((author) => locked.get(own)?.includes(author)))
      .map((own) => `Papers ${paper} and ${own} are locked to each other’s authors.`),
  )
}

function juniorReasons(
  { seniors, senior }: Rules,
  paper: number,
  sitting: number[],
  wanted: number,
): string[] {
  const juniors = sitting.filter((who) => senior[who] === 0).length
  return juniors > Math.max(0, wanted - seniors)
    ? [
        `Paper ${paper} wants ${wanted}; locked to it are ${juniors} who are not senior, and no place for a senior is left.`,
      ]
    : []
}
