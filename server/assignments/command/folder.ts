// An instance as a folder of CSV files: papers, reviewers, scores; forbidden and locked pairs, and the rules beside them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultAt } from '../../core/input-fault.ts'
import type { Pair, Problem } from '../problem.ts'
import { type Named, namesOf, pairsOf, readApart, readPairs } from './named.ts'
import { numberIn, readTable, type Table, wholeIn, yesIn } from './table.ts'

export type Loaded = { problem: Problem; named: Named }

export function readFolder(folder: string): Loaded {
  const table = (name: string, columns: string[], needed?: number): Table => {
    const file = join(folder, name)
    if (!existsSync(file)) throw faultAt(file, null, 'this file is missing')
    return readTable(readFileSync(file, 'utf8'), file, columns, needed)
  }
  const papers = table('papers.csv', ['paper', 'demand'])
  const reviewers = table('reviewers.csv', ['reviewer', 'min', 'max', 'institution', 'senior'], 1)
  const named = { papers: namesOf(papers, 'paper'), reviewers: namesOf(reviewers, 'reviewer') }
  const scores = table('scores.csv', ['paper', 'reviewer', 'score'])
  const optional = <T>(name: string, read: (named: Named, text: string, file: string) => T, none: T): T => {
    const file = join(folder, name)
    return existsSync(file) ? read(named, readFileSync(file, 'utf8'), file) : none
  }
  const forbidden = optional<Pair[]>('forbidden.csv', readPairs, [])
  const written = optional<Pair[]>('written.csv', readPairs, [])
  return {
    named,
    problem: {
      demand: papers.rows.map((row) => wholeIn(papers, row, row.cells[1] ?? '', 'the demand', 0)),
      ...peopleOf(reviewers),
      arcs: allowed(scoresOf(named, scores), [...forbidden, ...written]),
      fixed: optional<Pair[]>('locked.csv', readPairs, []),
      written,
      apart: optional<[number, number][]>('apart.csv', readApart, []),
    },
  }
}

/** Institutions and seniors bind where the columns are filled. */
function peopleOf(table: Table): Pick<Problem, 'least' | 'most' | 'institutions' | 'seniors'> {
  const people = table.rows.map((row) => {
    const [, min = '', max = '', institution = '', senior = ''] = row.cells
    const least = wholeIn(table, row, min, 'the minimum load', 0)
    const most = wholeIn(table, row, max, 'the maximum load', 1e6)
    if (least > most)
      throw faultAt(table.file, row.line, `the minimum load of ${least} is above the maximum of ${most}`)
    return { least, most, institution, senior: yesIn(table, row, senior, 'the mark of a senior') }
  })
  const among = [...people.keys()].filter((at) => people[at]?.senior)
  return {
    least: people.map(({ least }) => least),
    most: people.map(({ most }) => most),
    ...(people.some(({ institution }) => institution !== '') && {
      institutions: people.map(({ institution }) => institution || null),
    }),
    ...(among.length > 0 && { seniors: { least: 1, among } }),
  }
}

function scoresOf(named: Named, table: Table): Problem['arcs'] {
  const pairs = pairsOf(named, table)
  return table.rows.map((row, at) => ({
    ...(pairs[at] ?? { paper: 0, reviewer: 0 }),
    score: numberIn(table, row, row.cells[2] ?? '', 'the score'),
  }))
}

function allowed(arcs: Problem['arcs'], forbidden: Pair[]): Problem['arcs'] {
  const keys = new Set(forbidden.map(({ paper, reviewer }) => `${paper} ${reviewer}`))
  return keys.size === 0 ? arcs : arcs.filter(({ paper, reviewer }) => !keys.has(`${paper} ${reviewer}`))
}
