// What adopting a run would change, before it happens: pairs made and ended, and who is concerned.
import { type Board, boardFor, pairKey } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { sumOf } from '../core/numbers.ts'
import { mayAdopt, mayAssign } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import { type EndingRow, endingsOf, findRun, type ProposalRow, proposalsOf } from './queries.ts'
import { type Textless, textlessIn } from './textless.ts'

type Change = { id: number; title: string; added: string[]; ended: { name: string; told: boolean }[] }
export type AdoptionPage = {
  run: { id: number }
  changes: Change[]
  added: number
  ended: number
  kept: number
  /** How many reviewers get papers, and how many are written to because they lose one that they know of. */
  concerned: number
  letters: number
  textless: Textless
}

/** Conflicts declared since are passed over, as adopting does. */
function changesOf({ papers, standing }: Board, proposals: ProposalRow[], endings: EndingRow[]): Change[] {
  const stands = new Map(standing.map((row) => [pairKey(row), row]))
  const fresh = proposals.filter((one) => !one.conflicted && !stands.has(pairKey(one)))
  const added = Map.groupBy(fresh, ({ paper_id }) => paper_id)
  const going = endings
    .flatMap((one) => stands.get(pairKey(one)) ?? [])
    .filter((row) => row.saved_at === null)
  const ended = Map.groupBy(going, ({ paper_id }) => paper_id)
  return papers
    .map(({ id, title }) => ({
      ...{ id, title },
      added: (added.get(id) ?? []).map(({ name }) => name),
      ended: (ended.get(id) ?? []).map(({ name, dispatched_at }) => ({ name, told: dispatched_at !== null })),
    }))
    .filter((change) => change.added.length + change.ended.length > 0)
}

export async function adoptionPage(r: Reading, id: number): Promise<AdoptionPage> {
  must(mayAssign(r.viewer))
  const run = await findRun(r, id)
  must(mayAdopt(r.viewer, run))
  const [board, proposals, endings] = await Promise.all([boardFor(r), proposalsOf(r, id), endingsOf(r, id)])
  const changes = changesOf(board, proposals, endings)
  const ended = sumOf(changes.map((change) => change.ended.length))
  return {
    run: { id },
    changes,
    added: sumOf(changes.map((change) => change.added.length)),
    ended,
    kept: board.standing.filter(({ suspended }) => !suspended).length - ended,
    concerned: new Set(changes.flatMap((change) => change.added)).size,
    letters: new Set(
      changes.flatMap((change) => change.ended.filter(({ told }) => told).map(({ name }) => name)),
    ).size,
    textless: textlessIn(r, run, board),
  }
}
