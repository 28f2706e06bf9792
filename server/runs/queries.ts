// Runs of the assignment and their proposals. Proposals leave out papers the viewer is in conflict with: twin of maySeeAssignmentOf.
import type { HeldAssignment } from '../assignments/queries.ts'
import type { Reading, Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { found } from '../core/errors.ts'
import type { Progress, Proposal, Run } from '../core/tables-matching.ts'
import type { BidLevel } from '../core/tables-people.ts'
import { holdPerson } from '../people/queries.ts'
import { inConflict, inReview } from '../policy/sql.ts'
import { ownId } from '../policy/viewer.ts'

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

export async function insertRun(
  w: Writing,
  run: Pick<Run, 'reviews_per_paper' | 'seed' | 'wishes'>,
): Promise<Run> {
  const row = { ...run, requested_at: w.now, requested_by: ownId(w.viewer) }
  const [inserted] = await w.db<Run>('runs').insert(row).returning('*')
  return found(inserted)
}

/** The same that the same chair asked for a moment ago, as by a double press, while nothing has come of it; of two at once the second waits. */
export async function requestedLately(
  w: Writing,
  { reviews_per_paper, wishes }: Pick<Run, 'reviews_per_paper' | 'wishes'>,
): Promise<Run | undefined> {
  const { id: requested_by } = await holdPerson(w, ownId(w.viewer))
  return w
    .db<Run>('runs')
    .where({ reviews_per_paper, requested_by, finished_at: null, cancelled_at: null })
    .whereRaw('wishes = ?::jsonb', [JSON.stringify(wishes)])
    .where('requested_at', '>', w.now.subtract({ seconds: 10 }))
    .first()
}

export const finishRun = (
  { db, now }: Writing,
  id: number,
  { failure, reasons, outcome }: Pick<Run, 'failure' | 'reasons' | 'outcome'>,
) =>
  db('runs')
    .where({ id })
    .update({
      finished_at: now,
      failure,
      reasons: JSON.stringify(reasons),
      outcome: JSON.stringify(outcome),
      progress: null,
    })

export const insertRunScores = ({ db }: Writing, run_id: number, files: number[]) =>
  db.batchInsert(
    'run_scores',
    files.map((score_file_id) => ({ run_id, score_file_id })),
  )

/** Told outside the transaction of the run, so that others read it; a run that has ended has no progress. */
export const updateProgress = ({ db }: { db: Db }, id: number, progress: Progress) =>
  db('runs')
    .where({ id })
    .whereNull('finished_at')
    .update({ progress: JSON.stringify(progress) })

export const isEnded = async ({ db }: { db: Db }, id: number): Promise<boolean> =>
  (await db<Run>('runs').where({ id }).whereNotNull('finished_at').first('id')) !== undefined

export const markCancelled = ({ db, now, viewer }: Writing, id: number) =>
  db<Run>('runs').where({ id }).update({
    finished_at: now,
    failure: 'It was cancelled.',
    cancelled_at: now,
    cancelled_by: viewer.personId,
    progress: null,
  })

type Ending = { run_id: number; paper_id: number; person_id: number }

export const insertEndings = ({ db }: Writing, endings: Ending[]) =>
  db.batchInsert('proposed_endings', endings, 1000)

export const markAdopted = ({ db, now, viewer }: Writing, id: number) =>
  db<Run>('runs').where({ id }).update({ adopted_at: now, adopted_by: viewer.personId })

export const insertProposals = ({ db }: Writing, proposals: Proposal[]) =>
  db.batchInsert('proposals', proposals, 1000)

/** `conflicted`: a conflict was declared since, so adopting passes it over. */
export type ProposalRow = Proposal & { name: string; conflicted: boolean; bid: BidLevel | null }

export const proposalsOf = ({ db, viewer }: Reading, runId: number): Promise<ProposalRow[]> =>
  db<Proposal>('proposals')
    .join('people', 'people.id', 'proposals.person_id')
    .where({ run_id: runId })
    .whereNotIn('paper_id', [...viewer.conflicted])
    .select(
      'proposals.*',
      'people.name',
      db.raw<{ conflicted: boolean }>(`${inConflict('proposals')} as conflicted`),
      db.raw<{ bid: BidLevel | null }>(
        `(select b.level from bids b where b.paper_id = proposals.paper_id and b.person_id = proposals.person_id) as bid`,
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
       and ${inReview('s')}
     join reviewers r on r.person_id = p.person_id and r.left_at is null
     where p.run_id = :runId
       and not ${inConflict('p')}
       and not exists (select from reviews v where v.paper_id = p.paper_id and v.person_id = p.person_id
         and v.refused_at is not null)
       and not exists (select from pair_rulings f where f.paper_id = p.paper_id and f.person_id = p.person_id
         and f.ruling = 'forbidden')
     -- Assignments are numbered as they come, which must not hang on the plan of the query.
     order by p.paper_id, p.person_id
     on conflict do nothing
     returning paper_id`,
    { now, runId, by: viewer.personId },
  )
  return rows.map(({ paper_id }) => paper_id)
}

export type EndingRow = { paper_id: number; person_id: number }

/** Standing pairs that this run would end. */
export const endingsOf = ({ db, viewer }: Reading, runId: number): Promise<EndingRow[]> =>
  db<EndingRow & { run_id: number }>('proposed_endings')
    .where({ run_id: runId })
    .whereNotIn('paper_id', [...viewer.conflicted])
    .orderBy(['paper_id', 'person_id'])
    .select('paper_id', 'person_id')

/** What adopting ends by now: still standing, without a conflict, nothing of its review begun, not locked meanwhile. */
export async function holdEnding({ db }: Writing, runId: number): Promise<HeldAssignment[]> {
  const { rows } = await db.raw<{ rows: HeldAssignment[] }>(
    `select a.*, p.name, p.email, s.title, false as submitted, false as suspended
     from proposed_endings e
     join assignments a on a.paper_id = e.paper_id and a.person_id = e.person_id and a.ended_at is null
     join people p on p.id = a.person_id join papers s on s.id = a.paper_id
     where e.run_id = :runId
       and not exists (select from reviews v where v.paper_id = a.paper_id and v.person_id = a.person_id
         and (v.saved_at is not null or v.submitted_at is not null))
       and not ${inConflict('a')}
       and not exists (select from pair_rulings l where l.paper_id = a.paper_id and l.person_id = a.person_id
         and l.ruling = 'locked')
     order by a.id for update of a`,
    { runId },
  )
  return rows
}
