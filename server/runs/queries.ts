// Runs of the assignment and their proposals. Proposals leave out papers the viewer is in conflict with: twin of maySeeAssignmentOf.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Proposal, Run } from '../core/tables-reviewing.ts'

/** `overtaken`: another run was adopted after this one had been asked for. */
export type RunRow = Run & { requester: string; overtaken: boolean }

const OVERTAKEN = `exists (select from runs later where later.id <> runs.id and later.adopted_at > runs.requested_at)`

const runs = ({ db }: Reading) =>
  db<Run>('runs')
    .join('people', 'people.id', 'runs.requested_by')
    .select('runs.*', 'people.name as requester', db.raw<{ overtaken: boolean }>(`${OVERTAKEN} as overtaken`))

export const listRuns = (r: Reading): Promise<RunRow[]> => runs(r).orderBy('runs.id', 'desc')

export const findRun = async (r: Reading, id: number): Promise<RunRow> =>
  found<RunRow>(await runs(r).where('runs.id', id).first())

export const holdRun = async (w: Writing, id: number): Promise<RunRow> =>
  found<RunRow>(await runs(w).where('runs.id', id).forUpdate('runs').first())

export async function insertRun(w: Writing, run: Pick<Run, 'reviews_per_paper' | 'seed'>): Promise<Run> {
  const row = { ...run, requested_at: w.now, requested_by: w.viewer.personId ?? 0 }
  const [inserted] = await w.db<Run>('runs').insert(row).returning('*')
  return found(inserted)
}

export const finishRun = (
  { db, now }: Writing,
  id: number,
  { failure, reasons }: Pick<Run, 'failure' | 'reasons'>,
) =>
  db('runs')
    .where({ id })
    .update({ finished_at: now, failure, reasons: JSON.stringify(reasons) })

export const markAdopted = ({ db, now, viewer }: Writing, id: number) =>
  db<Run>('runs').where({ id }).update({ adopted_at: now, adopted_by: viewer.personId })

export const insertProposals = ({ db }: Writing, proposals: Proposal[]) =>
  db.batchInsert('proposals', proposals, 1000)

/** `conflicted`: a conflict was declared since, so adopting passes it over. */
export type ProposalRow = Proposal & { name: string; conflicted: boolean }

export const proposalsOf = ({ db, viewer }: Reading, runId: number): Promise<ProposalRow[]> =>
  db<Proposal>('proposals')
    .join('people', 'people.id', 'proposals.person_id')
    .where({ run_id: runId })
    .whereNotIn('paper_id', [...viewer.conflicted])
    .select(
      'proposals.*',
      'people.name',
      db.raw<{ conflicted: boolean }>(
        `exists (select from conflicted c where c.paper_id = proposals.paper_id and c.person_id = proposals.person_id)
         as conflicted`,
      ),
    )
    .orderByRaw('paper_id, score desc, lower(people.name), person_id')

/** False when the pair is proposed already. */
export async function insertProposal({ db }: Writing, proposal: Proposal): Promise<boolean> {
  const rows = await db<Proposal>('proposals').insert(proposal).onConflict().ignore().returning('run_id')
  return rows.length > 0
}

export const deleteProposal = (
  { db }: Writing,
  pair: Pick<Proposal, 'run_id' | 'paper_id' | 'person_id'>,
): Promise<number> => db<Proposal>('proposals').where(pair).delete()

/** What can be assigned by now: in review, a reviewer still here, no conflict, not handed back, not standing already. */
export async function adoptProposals({ db, now, viewer }: Writing, runId: number): Promise<number[]> {
  const { rows } = await db.raw<{ rows: { paper_id: number }[] }>(
    `insert into assignments (paper_id, person_id, run_id, assigned_at, assigned_by)
     select p.paper_id, p.person_id, p.run_id, :now, :by
     from proposals p
     join papers s on s.id = p.paper_id
       and s.submitted_at is not null and s.withdrawn_at is null and s.desk_rejected_at is null
     join reviewers r on r.person_id = p.person_id and r.left_at is null
     where p.run_id = :runId
       and not exists (select from conflicted c where c.paper_id = p.paper_id and c.person_id = p.person_id)
       and not exists (select from reviews v where v.paper_id = p.paper_id and v.person_id = p.person_id
         and v.refused_at is not null)
     on conflict do nothing
     returning paper_id`,
    { now, runId, by: viewer.personId },
  )
  return rows.map(({ paper_id }) => paper_id)
}
