// Papers by reviewers: a window on a table that may have two hundred thousand cells, without this chair's conflicts.
import { boardFor } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { isFoundIn } from '../core/search.ts'
import { to } from '../paths.ts'
import { mayAdopt, mayAssign } from '../policy/assignments.ts'
import { must, yes } from '../policy/verdict.ts'
import { listRuns } from '../runs/queries.ts'
import { type Mark, markOf, wordsOf } from './cells.ts'
import { addressOf, type Look } from './form.ts'
import { type Draft, draftOf, type Knowledge, knowledgeOf } from './knowledge.ts'
import * as order from './order.ts'

/** So many are read at once: a page of a thousand cells. */
const DOWN = { key: 'page', size: 40, noun: 'papers' } as const
const WIDE = { key: 'across', size: 25, noun: 'reviewers' } as const

type Cell = { href: string; mark: Mark; score: string; locked: boolean; words: string }
type Sort = { href: string; current: boolean }
type Choice = { value: string | number; label: string }
type Row = {
  id: number
  title: string
  href: string
  has: number
  wanted: number
  sort: Sort
  cells: Cell[]
}
export type MatrixPage = {
  look: Look
  columns: { id: number; name: string; href: string; has: number; load: number; sort: Sort }[]
  rows: Row[]
  orders: { rows: Choice[]; columns: Choice[]; shows: Choice[] }
  drafts: Choice[]
  counts: { papers: number; reviewers: number }
  pagers: object[]
}

function cellOf(paper: order.Paper, person: order.Person, known: Knowledge, draft: Draft | null): Cell {
  const pair = { paper_id: paper.id, person_id: person.id }
  const fit = known.fit(paper, person)?.value ?? null
  const all = known.of(pair, fit)
  const mark = markOf(all)
  const bound = mark === 'conflict' || mark === 'back' || mark === 'out'
  const spoken = { ...all, score: bound ? null : fit }
  return {
    href: draft && !bound ? to.proposalMatch(draft.run, pair) : to.matrixPair(pair),
    mark,
    score: spoken.score === null ? '' : spoken.score.toFixed(2),
    locked: all.ruling?.ruling === 'locked',
    words: `${person.name}, paper ${paper.id}: ${wordsOf(spoken) || 'nothing known'}`,
  }
}

const ORDERS: MatrixPage['orders'] = {
  rows: [
    { value: 'id', label: 'Papers by number' },
    { value: 'title', label: 'Papers by title' },
    { value: 'short', label: 'Papers by open places' },
  ],
  columns: [
    { value: 'name', label: 'Reviewers by name' },
    { value: 'room', label: 'Reviewers by room left' },
    { value: 'has', label: 'Reviewers by papers' },
  ],
  shows: [
    { value: 'all', label: 'All papers' },
    { value: 'short', label: 'Short of reviewers' },
    { value: 'ruled', label: 'With locks or pairs ruled out' },
  ],
}

/** An order by one paper or one reviewer is a choice of the list too, as long as it is the present one. */
function ordersFor({ rows, columns }: Look): MatrixPage['orders'] {
  const [person, paper] = [/^r\d/.test(rows), /^p\d/.test(columns)]
  return {
    ...ORDERS,
    rows: person ? [...ORDERS.rows, { value: rows, label: 'Papers by one reviewer’s match' }] : ORDERS.rows,
    columns: paper
      ? [...ORDERS.columns, { value: columns, label: `Reviewers by match with paper ${columns.slice(1)}` }]
      : ORDERS.columns,
  }
}

export async function matrixPage(r: Reading, asked: Look): Promise<MatrixPage> {
  must(mayAssign(r.viewer))
  const [board, runs, draft] = await Promise.all([boardFor(r), listRuns(r), draftOf(r, asked.run)])
  const look = order.lookOn(board, asked)
  const usual = draft?.run.reviews_per_paper ?? r.workshop.reviews_per_paper
  const { papers, people } = order.countedFor(board, draft, usual)
  // An order by one reviewer compares all papers; else only those of the page, and the one that orders, are read.
  const whole = look.rows.startsWith('r') ? await knowledgeOf(r, board, draft, null) : null
  const inOrder = order.sortedRows(order.papersAsked(papers, board, look), people, look, whole)
  const down = order.windowOn(inOrder, look, DOWN)
  const ids = [...down.shown.map(({ id }) => id), Number(look.columns.replace(/\D/g, ''))]
  const known = whole ?? (await knowledgeOf(r, board, draft, ids))
  const named = people.filter(({ name, affiliation }) => isFoundIn([name, affiliation], look.who))
  const wide = order.windowOn(order.sortedColumns(named, papers, look, known), look, WIDE)
  return {
    look: { ...look, page: down.page, across: wide.page },
    columns: wide.shown.map(({ id, name, has, load }) => ({
      ...{ id, name, has, load, href: to.reviewer({ id }) },
      sort: sortOf(look, { rows: `r${id}` }),
    })),
    rows: down.shown.map((paper) => ({
      ...{ id: paper.id, title: paper.title, has: paper.has, wanted: paper.wanted, href: to.paper(paper) },
      sort: sortOf(look, { columns: `p${paper.id}` }),
      cells: wide.shown.map((person) => cellOf(paper, person, known, draft)),
    })),
    orders: ordersFor(look),
    drafts: runs
      .filter((run) => yes(mayAdopt(r.viewer, run)))
      .map(({ id }) => ({ value: id, label: `Draft: run ${id}` })),
    counts: { papers: papers.length, reviewers: people.length },
    pagers: [...down.pager, ...wide.pager],
  }
}

function sortOf(look: Look, change: { rows: string } | { columns: string }): Sort {
  const current = 'rows' in change ? look.rows === change.rows : look.columns === change.columns
  const back = 'rows' in change ? { rows: 'id' } : { columns: 'name' }
  return { current, href: addressOf(look, current ? back : change) }
}
