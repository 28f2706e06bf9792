// Files of scores: read and kept aside, in force among the likenesses, used by runs. Papers hidden from the viewer are left out.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Likeness, ScoreFile } from '../core/tables-matching.ts'
import { ownId } from '../policy/viewer.ts'

/** What is not in force yet is its taker's alone. */
const visible = ({ db, viewer }: Reading) =>
  db<ScoreFile>('score_files').where((one) =>
    one.whereNotNull('adopted_at').orWhere({ taken_in_by: ownId(viewer) }),
  )

export type ListedFile = ScoreFile & { by: string; runs: number[]; papers: number; pairs: number }

/** `papers` and `pairs`: for how many its scores are in force, as far as the viewer may know. */
export const listFiles = (r: Reading): Promise<ListedFile[]> =>
  visible(r)
    .join('people', 'people.id', 'score_files.taken_in_by')
    .leftJoin(
      r
        .db('likenesses')
        .whereNotIn('paper_id', [...r.viewer.conflicted])
        .groupBy('score_file_id')
        .select('score_file_id')
        .count('* as papers')
        .sum({ pairs: r.db.raw('cardinality(people)') })
        .as('force'),
      'force.score_file_id',
      'score_files.id',
    )
    .orderBy('score_files.id', 'desc')
    .select(
      'score_files.*',
      'people.name as by',
      r.db.raw<{ papers: number; pairs: number }>(
        'coalesce(force.papers, 0)::int as papers, coalesce(force.pairs, 0)::int as pairs',
      ),
      r.db.raw<{ runs: number[] }>(
        'array(select u.run_id::int from run_scores u where u.score_file_id = score_files.id order by 1) as runs',
      ),
    )

export const findDraft = async (r: Reading, id: number): Promise<ScoreFile> =>
  found(await visible(r).where({ id }).whereNull('adopted_at').first())

export const holdDraft = async (w: Writing, id: number): Promise<ScoreFile> =>
  found(await visible(w).where({ id }).whereNull('adopted_at').forUpdate().first())

type ReadScore = Pick<Likeness, 'paper_id' | 'people' | 'shares'>

export const draftScores = ({ db, viewer }: Reading, id: number): Promise<ReadScore[]> =>
  db<ReadScore & { score_file_id: number }>('read_scores')
    .where({ score_file_id: id })
    .whereNotIn('paper_id', [...viewer.conflicted])
    .orderBy('paper_id')
    .select('paper_id', 'people', 'shares')

export async function insertDraft(
  w: Writing,
  name: string,
  scores: Map<number, Map<number, number>>,
): Promise<number> {
  const file = { name, taken_in_at: w.now, taken_in_by: ownId(w.viewer) }
  const [row] = await w.db<ScoreFile>('score_files').insert(file).returning('id')
  const { id } = found(row)
  const rows = [...scores].map(([paper_id, shares]) => ({
    ...{ score_file_id: id, paper_id },
    people: [...shares.keys()],
    shares: [...shares.values()],
  }))
  await w.db.batchInsert('read_scores', rows, 200)
  return id
}

export const deleteDraft = ({ db }: Writing, id: number): Promise<number> =>
  db<ScoreFile>('score_files').where({ id }).delete()

/** Scores of files that were in force, for papers without a conflict of the viewer's. */
export const endScores = ({ db, viewer }: Writing): Promise<number> =>
  db<Likeness>('likenesses')
    .where({ source: 'file' })
    .whereNotIn('paper_id', [...viewer.conflicted])
    .delete()

/** What was kept aside moves among the likenesses; what became hidden from the viewer meanwhile does not. */
export async function putScores({ db, viewer, now }: Writing, id: number): Promise<void> {
  await db.raw(
    `with moved as (delete from read_scores where score_file_id = :id returning paper_id, people, shares)
     insert into likenesses (paper_id, people, shares, source, score_file_id)
     select paper_id, people, shares, 'file', :id from moved where paper_id <> all(cast(:hidden as bigint[]))
     on conflict (paper_id) do update
       set people = excluded.people, shares = excluded.shares, source = 'file', score_file_id = :id`,
    { id, hidden: [...viewer.conflicted] },
  )
  await db<ScoreFile>('score_files').where({ id }).update({ adopted_at: now, adopted_by: viewer.personId })
}

/** Which files' scores stood for texts in a run. */
export const filesOfRun = (r: Reading, runId: number): Promise<(ScoreFile & { by: string })[]> =>
  r
    .db<ScoreFile>('score_files')
    .join('run_scores', 'run_scores.score_file_id', 'score_files.id')
    .join('people', 'people.id', 'score_files.taken_in_by')
    .where({ run_id: runId })
    .orderBy('score_files.id')
    .select('score_files.*', 'people.name as by')
