// Who could review a paper now: the best free people with their reasons, whom one click asks.
import { boardFor } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { found } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import { to } from '../paths.ts'
import { mayAskStandin, mayAssign, maySeeAssignmentOf } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { fitsFor } from '../runs/fits.ts'
import { type Proposed, proposedFor } from './proposed.ts'
import { type Asked, askedStandins } from './queries.ts'

type Ranked = { standby: boolean; value: number }
const byStandby = (a: Ranked, b: Ranked) => Number(b.standby) - Number(a.standby) || b.value - a.value

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
  /** Whom those who declined would ask instead. */
  proposed: Proposed[]
  /** Who was asked before, and what came of it. */
  asked: {
    name: string
    href: string
    time: TimeShown
    state: Pill
    said: string | null
  }[]
  /** Nobody who may review it has room. */
  full: number
  offer: { may: boolean; because: string | null }
  entry: Fault | null
}

const WORDS: Record<string, string> = {
  text: 'has written on similar subjects',
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

function outcomeOf(one: Asked): Pill {
  if (one.submitted_at) return { tone: 'ok', text: 'Sent' }
  if (one.refused_at) return { tone: 'bad', text: 'Declined' }
  if (one.suspended) return { tone: 'bad', text: 'In conflict' }
  if (one.ended_at) return { tone: 'outline', text: 'Taken back' }
  if (one.unable_at) return { tone: 'bad', text: 'Cannot finish' }
  if (one.saved_at) return { tone: 'ok', text: 'Writing' }
  return one.accepted_at ? { tone: 'ok', text: 'Taken on' } : { tone: 'warn', text: 'No answer yet' }
}

const askedOf = ({ workshop }: Reading, one: Asked): StandinsPage['asked'][number] => ({
  name: one.name,
  href: to.reviewer({ id: one.person_id }),
  time: shown(one.asked_at, workshop.time_zone),
  state: outcomeOf(one),
  said: one.end_reason ?? one.unable_reason,
})

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
  const free = able.filter(({ load, assigned }) => assigned < load).sort(byStandby)
  const may = mayAskStandin(r.viewer, r.deadlines, r.workshop.early_reading)
  return {
    paper: { id, title: paper.title, href: to.paper(paper) },
    people: free.slice(0, SHOWN).map(({ id: person, name, value, terms, load, assigned, standby }) => ({
      ...{ id: person, name, href: to.reviewer({ id: person }), score: value.toFixed(3), standby },
      reasons: reasonsOf(terms) || 'nothing speaks for or against them',
      load: `${assigned} of ${load} papers`,
    })),
    proposed: await proposedFor(r, id),
    asked: (await askedStandins(r, id)).map((one) => askedOf(r, one)),
    full: able.length - free.length,
    offer: { may: yes(may), because: because(may) },
    entry: null,
  }
}
