// Which of the rules that a chair wished for keeps places open: each is left out once, and what that would fill is told.
import type { Stop } from './engine/field.ts'
import type { Problem } from './problem.ts'
import { solve } from './solver.ts'

const WORDS = {
  seniors: 'about seniors',
  institutions: 'that at most one of an institution sits on a paper',
  apart: 'that nobody sits beside somebody they wrote with',
  written: 'that no two people review each other',
} as const
const RULES: (keyof typeof WORDS)[] = ['seniors', 'institutions', 'apart', 'written']

const missingIn = (problem: Problem, stop: Stop) =>
  solve(problem, { stop }).unfilled.reduce((sum, { missing }) => sum + missing, 0)

/** `missing` places are open with all of them; each is told whose absence alone would leave fewer. */
export function ruleReasons(problem: Problem, missing: number, stop: Stop): string[] {
  if (missing === 0) return []
  return RULES.filter((rule) => problem[rule]).flatMap((rule) => {
    const { [rule]: _, ...without } = problem
    const filled = stop() ? 0 : missing - missingIn(without, stop)
    if (filled <= 0) return []
    const places = filled === 1 ? 'one of the open places' : `${filled} of the open places`
    return [`Without the rule ${WORDS[rule]}, ${places} could be filled.`]
  })
}
