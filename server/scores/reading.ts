// Scores in a CSV: each line a paper, a reviewer's address and a number from 0 to 1; every faulty line is named. Pure.
import type { Board } from '../assignments/board.ts'
import { readTable } from '../assignments/command/table.ts'
import { InputFault } from '../core/input-fault.ts'

type Known = Pick<Board, 'papers' | 'reviewers'>
export type ReadScores = {
  /** By paper, then by person. */
  scores: Map<number, Map<number, number>>
  faults: { line: number; says: string }[]
}

/** A hidden paper and one that does not exist are told in the same words. */
export function scoresIn(csv: string, { papers, reviewers }: Known): ReadScores {
  const here = new Set(papers.map(({ id }) => String(id)))
  const people = new Map(reviewers.map(({ id, email }) => [email.toLowerCase(), id]))
  const scores: ReadScores['scores'] = new Map()
  const faultOf = ([paper = '', email = '', score = '']: string[]): string | null => {
    const person = people.get(email.toLowerCase())
    const share = Number(score)
    if (!here.has(paper)) return `There is no paper “${paper}” in review.`
    if (person === undefined) return `There is no reviewer with the address “${email}”.`
    if (score === '' || !(share >= 0 && share <= 1)) return `“${score}” is no number from 0 to 1.`
    const row = scores.get(Number(paper)) ?? new Map<number, number>()
    if (row.has(person)) return 'This pair stands twice in the file.'
    scores.set(Number(paper), row.set(person, share))
    return null
  }
  try {
    const { rows } = readTable(csv, 'Line ', ['paper', 'reviewer', 'score'])
    const faults = rows.flatMap(({ line, cells }) => {
      const says = faultOf(cells.map((text) => text.slice(0, 254)))
      return says ? [{ line, says }] : []
    })
    if (rows.length === 0) faults.push({ line: 2, says: 'There is no line with a score.' })
    return { scores, faults }
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    const [, line = '1', says = ''] = /^Line :(\d+): (.*)$/s.exec(error.message) ?? []
    return {
      scores: new Map(),
      faults: [{ line: Number(line), says: `${says[0]?.toUpperCase()}${says.slice(1)}.` }],
    }
  }
}
