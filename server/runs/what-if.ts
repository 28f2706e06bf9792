// What would move if a chair changed one pair of a proposal: the rest stays as it is, but for what must make way.
import { type Board, pairKey } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { matchAside } from './aside.ts'
import type { Facts } from './facts.ts'
import type { Change } from './form.ts'
import { factsFor } from './gathering.ts'
import { standsAfter } from './lines.ts'
import type { Match } from './matching.ts'
import { type EndingRow, endingsOf, type ProposalRow, proposalsOf, type RunRow } from './queries.ts'
import { type Fit, scorer, weightsOf } from './scores.ts'
import { askedOf } from './wishes.ts'

/** Seconds; nobody waits longer for a page. */
const LIMIT = 10

type Moved = { paper_id: number; person_id: number; score: number }
export type Moves = { added: Moved[]; removed: Moved[]; failure: string | null; contradictions: string[] }

type Draft = { board: Board; proposals: ProposalRow[]; endings: EndingRow[] }

/** What stood before this run stays, as in the run itself; what it proposes may make way. */
function factsWith(facts: Facts, { board, proposals, endings }: Draft, change: Change): Facts {
  const stands = new Set(facts.standing.map(pairKey))
  const pairs = standsAfter(board, proposals, endings)
  const out = change.out === null ? [] : [{ paper_id: change.paper, person_id: change.out }]
  const coming = change.in === null ? [] : [{ paper_id: change.paper, person_id: change.in }]
  return {
    ...facts,
    standing: pairs.map(({ paper_id, person_id }) => ({
      ...{ paper_id, person_id, suspended: false },
      begun: stands.has(pairKey({ paper_id, person_id })),
    })),
    forbidden: new Set([...facts.forbidden, ...out.map(pairKey)]),
    locked: [...facts.locked.filter((pair) => !out.some((one) => pairKey(one) === pairKey(pair))), ...coming],
  }
}

export async function movesOf(r: Reading, board: Board, run: RunRow, change: Change): Promise<Moves> {
  const [proposals, endings] = [await proposalsOf(r, run.id), await endingsOf(r, run.id)]
  const facts = await factsFor(r, 'likenesses')
  const asked = { ...askedOf(run), repair: true, cap: null, limit: LIMIT }
  const match = await matchAside(factsWith(facts, { board, proposals, endings }, change), asked)
  const fit = scorer({ ...facts, forbidden: new Set() }, facts.known, weightsOf(asked))
  return moved(facts, match, fit)
}

function moved({ papers, reviewers }: Facts, { pairs, endings, failure, outcome }: Match, fit: Fit): Moves {
  const [paperOf, personOf] = [
    new Map(papers.map((one) => [one.id, one])),
    new Map(reviewers.map((one) => [one.id, one])),
  ]
  const scored = ({ paper_id, person_id }: { paper_id: number; person_id: number }) => {
    const [paper, person] = [paperOf.get(paper_id), personOf.get(person_id)]
    return { paper_id, person_id, score: paper && person ? (fit(paper, person)?.value ?? 0) : 0 }
  }
  return {
    added: pairs.map(scored),
    removed: endings.map(scored),
    failure,
    contradictions: outcome.contradictions,
  }
}
