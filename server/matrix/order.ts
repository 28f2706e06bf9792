// Which papers and reviewers of the board are in the window of the matrix, and in which order. Pure.
import type { Board } from '../assignments/board.ts'
import { pagerOf, rowsOn } from '../core/paging.ts'
import { isFoundIn } from '../core/search.ts'
import { loadsOf, standsAfter } from '../runs/lines.ts'
import { addressOf, type Look } from './form.ts'
import type { Draft, Knowledge } from './knowledge.ts'

export type Paper = Board['papers'][number] & { has: number; wanted: number }
export type Person = Board['reviewers'][number] & { has: number }
export type Counted = { papers: Paper[]; people: Person[] }

/** An order by a paper or reviewer that is not on this chair's board is passed over. */
export function lookOn(board: Board, look: Look): Look {
  const lostRow = /^r\d/.test(look.rows) && !board.reviewers.some(({ id }) => `r${id}` === look.rows)
  const lostColumn = /^p\d/.test(look.columns) && !board.papers.some(({ id }) => `p${id}` === look.columns)
  return { ...look, ...(lostRow && { rows: 'id' }), ...(lostColumn && { columns: 'name' }) }
}

/** What everybody has, as it stands or as it would be with the draft. */
export function countedFor(board: Board, draft: Draft | null, usual: number): Counted {
  const { proposals, endings } = draft ?? { proposals: [], endings: [] }
  const on = Map.groupBy(standsAfter(board, proposals, endings), ({ paper_id }) => paper_id)
  const loads = loadsOf(board, proposals, endings)
  return {
    papers: board.papers.map((paper) => ({
      ...paper,
      has: on.get(paper.id)?.length ?? 0,
      wanted: paper.wanted ?? usual,
    })),
    people: board.reviewers.map((person) => ({ ...person, has: loads.get(person.id) ?? 0 })),
  }
}

export function papersAsked(papers: Paper[], { rulings }: Board, { q, show }: Look): Paper[] {
  const ruled = new Set(rulings.map(({ paper_id }) => paper_id))
  const fits: Record<Look['show'], (one: Paper) => boolean> = {
    all: () => true,
    short: ({ has, wanted }) => has < wanted,
    ruled: ({ id }) => ruled.has(id),
  }
  return papers
    .filter(fits[show])
    .filter(({ id, title }) => q === '' || String(id) === q || isFoundIn([title], q))
}

/** What cannot be stands last in every order, behind what a reviewer would rather not. */
function worthOf({ fit, of }: Knowledge, paper: Paper, person: Person): number {
  const { conflict } = of({ paper_id: paper.id, person_id: person.id }, null)
  return conflict ? -2 : (fit(paper, person)?.value ?? -1)
}

const openOf = ({ wanted, has }: Paper) => wanted - has
const roomOf = ({ load, has }: Person) => load - has

/** `known` is there where the order is that of one reviewer's matches. */
export function sortedRows(
  asked: Paper[],
  people: Person[],
  { rows }: Look,
  known: Knowledge | null,
): Paper[] {
  const person = people.find(({ id }) => `r${id}` === rows)
  if (person && known) return asked.toSorted((a, b) => worthOf(known, b, person) - worthOf(known, a, person))
  if (rows === 'title') return asked.toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  return rows === 'short' ? asked.toSorted((a, b) => openOf(b) - openOf(a)) : asked
}

export function sortedColumns(
  asked: Person[],
  papers: Paper[],
  { columns }: Look,
  known: Knowledge,
): Person[] {
  const paper = papers.find(({ id }) => `p${id}` === columns)
  if (paper) return asked.toSorted((a, b) => worthOf(known, paper, b) - worthOf(known, paper, a))
  if (columns === 'room') return asked.toSorted((a, b) => roomOf(b) - roomOf(a))
  return columns === 'has' ? asked.toSorted((a, b) => b.has - a.has) : asked
}

type Side = { key: 'page' | 'across'; size: number; noun: string }

/** The page of a list, and the way to the next ones; a page behind the last is the last. The other side stays where it is. */
export function windowOn<T>(list: T[], look: Look, { key, size, noun }: Side) {
  const page = Math.min(look[key], Math.max(1, Math.ceil(list.length / size)))
  const pager = pagerOf({ page, size, total: list.length, noun }, (other) =>
    addressOf(look, { page: look.page, across: look.across, [key]: other }),
  )
  return {
    shown: rowsOn(list, page, size),
    page,
    pager: pager ? [{ ...pager, label: `Pages of ${noun}` }] : [],
  }
}
