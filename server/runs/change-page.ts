// A change of a proposal as it would be: every pair that moves, and what it does to the total, before anything happens.
import { boardFor } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import { signed, sumOf } from '../core/numbers.ts'
import { mayChangeProposals, maySeeAssignmentOf, maySeeWholeRun } from '../policy/assignments.ts'
import { must, yes } from '../policy/verdict.ts'
import type { Change } from './form.ts'
import { findRun, proposalsOf } from './queries.ts'
import { movesOf } from './what-if.ts'

type Line = { paper: number; title: string; name: string; score: string; asked: boolean }
export type ChangePage = {
  run: { id: number }
  change: Change
  words: string
  added: Line[]
  removed: Line[]
  total: string
  failure: string | null
  contradictions: string[]
  /** The total after a removal that fills no place; null where the change is none, or the pair stood before the run. */
  bare: string | null
}

export async function changePage(r: Reading, id: number, change: Change): Promise<ChangePage> {
  const run = await findRun(r, id)
  must(mayChangeProposals(r.viewer, run))
  must(maySeeAssignmentOf(r.viewer, change.paper))
  const board = await boardFor(r)
  const titles = new Map(board.papers.map(({ id: paper, title }) => [paper, title]))
  found(titles.get(change.paper))
  const names = new Map(board.reviewers.map(({ id: person, name }) => [person, name]))
  const moves = await movesOf(r, board, run, change)
  const lines = (list: typeof moves.added, who: number | null): Line[] =>
    list.map(({ paper_id, person_id, score }) => ({
      paper: paper_id,
      title: titles.get(paper_id) ?? '',
      name: names.get(person_id) ?? '',
      score: score.toFixed(3),
      asked: paper_id === change.paper && person_id === who,
    }))
  const total = sumOf(moves.added.map(({ score }) => score)) - sumOf(moves.removed.map(({ score }) => score))
  return {
    run: { id },
    change,
    words: inWords(change, (person) => names.get(person) ?? 'somebody who left'),
    added: lines(moves.added, change.in),
    removed: lines(moves.removed, change.out),
    total: signed(total, 3),
    bare: await bareOf(r, id, change),
    failure: moves.failure,
    contradictions: yes(maySeeWholeRun(r.viewer)) ? moves.contradictions : [],
  }
}

/** Nobody comes instead, and nothing else moves. */
async function bareOf(r: Reading, id: number, { paper, out, in: coming }: Change): Promise<string | null> {
  if (out === null || coming !== null) return null
  const proposed = (await proposalsOf(r, id)).find((one) => one.paper_id === paper && one.person_id === out)
  return proposed ? signed(-proposed.score, 3) : null
}

function inWords({ paper, out, in: coming }: Change, name: (id: number) => string): string {
  if (out === null) return `${coming === null ? 'Somebody' : name(coming)} comes to paper ${paper}`
  if (coming === null) return `${name(out)} leaves paper ${paper}`
  return `${name(coming)} instead of ${name(out)} on paper ${paper}`
}
