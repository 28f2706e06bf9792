// Papers and reviewers by the names that files give them.
import { faultAt } from '../../core/input-fault.ts'
import type { Pair } from '../problem.ts'
import { type Row, readTable, type Table } from './table.ts'

export type Named = { papers: Map<string, number>; reviewers: Map<string, number> }

/** The first column as names, each once. */
export function namesOf({ file, rows }: Table, kind: string): Map<string, number> {
  const names = new Map<string, number>()
  for (const { line, cells } of rows) {
    const [name = ''] = cells
    if (name === '') throw faultAt(file, line, `the ${kind} has no name`)
    if (names.has(name)) throw faultAt(file, line, `the ${kind} ${name} is named twice`)
    names.set(name, names.size)
  }
  return names
}

function find(
  names: Map<string, number>,
  kind: string,
  { file }: Table,
  { line }: Row,
  name: string,
): number {
  const index = names.get(name)
  if (index === undefined)
    throw faultAt(file, line, `there is no ${kind} ${name === '' ? 'without a name' : name}`)
  return index
}

const paperIn = (named: Named, table: Table, row: Row, name: string) =>
  find(named.papers, 'paper', table, row, name)
const reviewerIn = (named: Named, table: Table, row: Row, name: string) =>
  find(named.reviewers, 'reviewer', table, row, name)

/** Rows of paper and reviewer, none twice. */
export function pairsOf(named: Named, table: Table): Pair[] {
  const seen = new Set<number>()
  return table.rows.map((row) => {
    const [paper = '', reviewer = ''] = row.cells
    const pair = {
      paper: paperIn(named, table, row, paper),
      reviewer: reviewerIn(named, table, row, reviewer),
    }
    const key = pair.paper * named.reviewers.size + pair.reviewer
    if (seen.has(key))
      throw faultAt(
        table.file,
        row.line,
        `the pair of paper ${paper} and reviewer ${reviewer} is named twice`,
      )
    seen.add(key)
    return pair
  })
}

export const readPairs = (named: Named, text: string, file: string): Pair[] =>
  pairsOf(named, readTable(text, file, ['paper', 'reviewer']))

/** One reviewer a line, with or without the header `reviewer`. */
export function readPeople(named: Named, text: string, file: string): number[] {
  const headed = /^\uFEFF?reviewer\b/i.test(text) ? text : `reviewer\n${text}`
  const shift = headed === text ? 0 : 1
  const table = readTable(headed, file, ['reviewer'])
  return table.rows.map((row) =>
    reviewerIn(named, table, { ...row, line: row.line - shift }, row.cells[0] ?? ''),
  )
}

export function readApart(named: Named, text: string, file: string): [number, number][] {
  const table = readTable(text, file, ['reviewer', 'other'])
  return table.rows.map((row) => {
    const [one = '', other = ''] = row.cells
    if (one === other)
      throw faultAt(file, row.line, `reviewer ${one} cannot be kept apart from the same person`)
    return [reviewerIn(named, table, row, one), reviewerIn(named, table, row, other)]
  })
}
