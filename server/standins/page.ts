// Who could review a paper now: the best free people with their reasons, whom one click asks.
import { boardFor } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import { to } from '../paths.ts'
import { mayAssign, mayDispatchAssignments, maySeeAssignmentOf } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { fitsFor } from '../runs/fits.ts'

/** Beyond these nobody looks. */
const SHOWN = 12

type Term = { name: string; amount: number }
export type StandinsPage = {
  paper: { id: number; title: string; href: string }
  people: {
    id: number
    name: string
    href: string
    score: string
    reasons: string
    load: string
    standby: boolean
  }[]
  /** Nobody who may review it has room. */
  full: number
  offer: { may: boolean; because: string | null }
  entry: Fault | null
}

const WORDS: Record<string, string> = {
  text: 'wrote near it',
  topics: 'knows its topics',
  bid: 'bid for it',
  seniority: 'is senior',
}

/** The strongest first; what adds next to nothing is no reason. */
const reasonsOf = (terms: Term[]) =>
  terms
    .filter(({ amount }) => amount > 0.02)
    .sort((a, b) => b.amount - a.amount)
    .map(({ name, amount }) => `${WORDS[name]} (+${amount.toFixed(2)})`)
    .join(', ')

export async function standinsPage(r: Reading, id: number): Promise<StandinsPage> {
  must(mayAssign(r.viewer))
  must(maySeeAssignmentOf(r.viewer, id))
  const board = await boardFor(r)
  const paper = found(board.papers.find((one) => one.id === id))
  const fit = await fitsFor(r, board, [id])
  const sits = new Set(board.standing.filter((one) => one.paper_id === id).map(({ person_id }) => person_id))
  const able = board.reviewers
    .filter((one) => !sits.has(one.id))
    .flatMap((one) => {
      const score = fit(paper, one)
      return score ? [{ ...one, value: score.value, terms: score.terms }] : []
    })
  const free = able.filter(({ load, assigned }) => assigned < load).sort((a, b) => b.value - a.value)
  const may = mayDispatchAssignments(r.viewer, r.deadlines, r.workshop.early_reading)
  return {
    paper: { id, title: paper.title, href: to.paper(paper) },
    people: free.slice(0, SHOWN).map(({ id: person, name, value, terms, load, assigned, standby }) => ({
      ...{ id: person, name, href: to.reviewer({ id: person }), score: value.toFixed(3), standby },
      reasons: reasonsOf(terms) || 'nothing speaks for or against them',
      load: `${assigned} of ${load} papers`,
    })),
    full: able.length - free.length,
    offer: { may: yes(may), because: because(may) },
    entry: null,
  }
}
