// Where locked pairs contradict what is asked, so that nothing can be assigned: told before anything is searched.
import type { Remainder } from './compiling.ts'
import { areApart, type Rules } from './engine/rules.ts'
import type { Problem } from './problem.ts'
import type { Names } from './wording.ts'

export function lockReasons(problem: Problem, open: Remainder, names: Names): string[] {
  const papers = open.demand.flatMap((left, paper) => {
    const wanted = problem.demand[paper] ?? 0
    return left < 0 ? [`Paper ${names.paper(paper)} wants ${wanted}; locked to it: ${wanted - left}.`] : []
  })
  const reviewers = open.most.flatMap((left, reviewer) => {
    const most = problem.most[reviewer] ?? 0
    const name = names.reviewer(reviewer)
    return left < 0 ? [`Reviewer ${name} may take ${most}; locked to them: ${most - left}.`] : []
  })
  return [...papers, ...reviewers]
}

export function lockedRuleReasons({ demand }: Problem, rules: Rules, names: Names): string[] {
  return [...rules.locked].flatMap(([paper, sitting]) => [
    ...togetherReasons(rules, paper, sitting, names),
    ...mutualReasons(rules, paper, sitting, names),
    ...juniorReasons(rules, names.paper(paper), sitting, demand[paper] ?? 0),
  ])
}

function togetherReasons(rules: Rules, paper: number, sitting: number[], names: Names): string[] {
  return sitting.flatMap((one, at) =>
    sitting
      .slice(at + 1)
      .filter((other) => areApart(rules, one, other))
      .map(
        (other) =>
          `Reviewers ${names.reviewer(one)} and ${names.reviewer(other)} are both locked to paper ${names.paper(paper)}, and are kept apart.`,
      ),
  )
}

function mutualReasons(
  { authors, written, locked }: Rules,
  paper: number,
  sitting: number[],
  names: Names,
): string[] {
  return sitting.flatMap((who) =>
    (written.get(who) ?? [])
      .filter((own) => own > paper && authors.get(paper)?.some((author) => locked.get(own)?.includes(author)))
      .map(
        (own) => `Papers ${names.paper(paper)} and ${names.paper(own)} are locked to each other’s authors.`,
      ),
  )
}

function juniorReasons(
  { seniors, senior }: Rules,
  paper: string,
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
