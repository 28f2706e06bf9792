// What a run had no text of, in words: nobody should take for a poor match what was only never read.
import type { Board } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { maySeeWholeRun } from '../policy/assignments.ts'
import { yes } from '../policy/verdict.ts'
import type { RunRow } from './queries.ts'

/** Empty where nothing was missing. `papers` are those that the viewer may know. */
export type Textless = { papers: number[]; paperWords: string; reviewers: number; reviewerWords: string }

/** More names would hide the sentence. */
const NAMED = 12
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function listed(names: string[]): string {
  const more = names.length > NAMED ? [`${names.length - NAMED} more`] : []
  return list.format([...names.slice(0, NAMED), ...more])
}

/** Who has written nothing would tell a chair in conflict, by their absence here, who has: so only who may know of every paper reads it. */
export function textlessIn(r: Reading, { outcome }: RunRow, board: Board): Textless {
  const told = outcome?.textless ?? { papers: [], reviewers: [] }
  const papers = board.papers.filter(({ id }) => told.papers.includes(id)).map(({ id }) => id)
  const silent = new Set(yes(maySeeWholeRun(r.viewer)) ? told.reviewers : [])
  const people = board.reviewers.filter(({ id }) => silent.has(id)).map(({ name }) => name)
  const isOne = papers.length === 1
  return {
    papers,
    paperWords: `Of ${isOne ? 'paper' : 'papers'} ${listed(papers.map(String))} only title and abstract were compared: no text could be read in ${isOne ? 'its PDF' : 'their PDFs'}.`,
    reviewers: people.length,
    reviewerWords: `Nothing that ${listed(people)} wrote is known here, so their topics alone speak for them.`,
  }
}
