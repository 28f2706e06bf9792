// Why this match: its terms, its rank among all who may review the paper, and why better ones were not taken.
import { type Board, boardFor, candidatesFor, pairKey } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { shortDay } from '../core/dates.ts'
import { found } from '../core/errors.ts'
import { to } from '../paths.ts'
import { mayAssign, mayChangeProposals, maySeeWholeRun } from '../policy/assignments.ts'
import { must, yes } from '../policy/verdict.ts'
import { fitsAndFilesFor } from './fits.ts'
import { factsFor } from './gathering.ts'
import { loadsOf, standsAfter } from './lines.ts'
import { endingsOf, findRun, proposalsOf } from './queries.ts'
import type { Fit } from './scores.ts'
import { type ScoreShown, scoreShown } from './terms.ts'
import { whyNot } from './why-not.ts'
import { type Asked, askedOf } from './wishes.ts'

type Person = Board['reviewers'][number]
type Paper = Board['papers'][number]
export type MatchPage = ScoreShown & {
  run: { id: number }
  asked: Asked
  paper: { id: number; title: string; href: string }
  person: { id: number; name: string; href: string }
  ruling: { words: string; ruling: 'locked' | 'forbidden' } | null
  proposed: boolean
  rank: number
  of: number
  better: { name: string; score: string; why: string; swap: string }[]
  candidates: { value: number; label: string }[]
  can: { change: boolean }
}

/** More would not be read. */
const TOLD = 8

/** Everybody who may review the paper, best first. */
const ranked = (board: Board, paper: Paper, fit: Fit) =>
  board.reviewers
    .flatMap((person) => {
      const score = fit(paper, person)
      return score ? [{ person, value: score.value }] : []
    })
    .sort((a, b) => b.value - a.value || a.person.id - b.person.id)

async function draftOf(r: Reading, id: number) {
  const [run, board] = await Promise.all([findRun(r, id), boardFor(r)])
  const [proposals, endings] = await Promise.all([proposalsOf(r, id), endingsOf(r, id)])
  const pairs = standsAfter(board, proposals, endings)
  const facts = await factsFor(r, 'likenesses')
  const whole = yes(maySeeWholeRun(r.viewer))
  return { run, board, facts, whole, loads: loadsOf(board, proposals, endings), pairs }
}

function betterOnes(
  draft: Awaited<ReturnType<typeof draftOf>>,
  paper: Paper,
  person: Person,
  above: Person[],
  fit: Fit,
) {
  const { run, loads, pairs, facts, whole } = draft
  const swap = (coming: Person) =>
    new URLSearchParams({ paper: String(paper.id), out: String(person.id), in: String(coming.id) })
  return above.slice(0, TOLD).map((one) => {
    const sits = pairs.some((pair) => pair.paper_id === paper.id && pair.person_id === one.id)
    return {
      name: one.name,
      score: (fit(paper, one)?.value ?? 0).toFixed(3),
      why: whyNot({ facts, asked: askedOf(run), pairs, loads, whole }, paper.id, person, one),
      swap: sits ? '' : `${to.proposalChange(run)}?${swap(one)}`,
    }
  })
}

export async function matchPage(
  r: Reading,
  id: number,
  names: { paper: number; reviewer: number },
): Promise<MatchPage> {
  must(mayAssign(r.viewer))
  const draft = await draftOf(r, id)
  const { run, board, loads, pairs } = draft
  const paper = found(board.papers.find((one) => one.id === names.paper))
  const person = found(board.reviewers.find((one) => one.id === names.reviewer))
  const { fit, external } = await fitsAndFilesFor(r, board, [paper.id], askedOf(run))
  const order = ranked(board, paper, fit)
  const own = fit(paper, person)
  const above = order.filter(({ value }) => own !== null && value > own.value + 1e-9)
  const sitting = new Set(pairs.filter((one) => one.paper_id === paper.id).map(({ person_id }) => person_id))
  return {
    run: { id },
    asked: askedOf(run),
    paper: { id: paper.id, title: paper.title, href: to.paper(paper) },
    person: { id: person.id, name: person.name, href: to.reviewer(person) },
    ruling: rulingOf(r, board, paper, person),
    proposed: sitting.has(person.id),
    ...scoreShown(own, external(paper.id)),
    rank: above.length + 1,
    of: order.length,
    better: betterOnes(
      draft,
      paper,
      person,
      above.map((one) => one.person),
      fit,
    ),
    candidates: candidatesFor(board, paper, sitting, loads, fit),
    can: { change: yes(mayChangeProposals(r.viewer, run)) },
  }
}

function rulingOf(
  { workshop }: Reading,
  { rulings }: Board,
  paper: Paper,
  person: Person,
): MatchPage['ruling'] {
  const key = pairKey({ paper_id: paper.id, person_id: person.id })
  const one = rulings.find((each) => pairKey(each) === key)
  if (!one) return null
  const did = one.ruling === 'locked' ? 'Locked' : 'Ruled out'
  return { ruling: one.ruling, words: `${did} by ${one.by}, ${shortDay(one.ruled_at, workshop.time_zone)}` }
}
