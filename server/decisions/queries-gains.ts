// Who learns what by a release: the people on both sides of its papers, and the reviews that go with a decision.
import type { Reading } from '../context.ts'
import { dispatched, inConflict } from '../policy/sql.ts'

type Known = { paper_id: number; person_id: number; name: string }

/** SQL twin of mayKnowDecision for those who review: who has sent a review or is to send one, and is in no conflict. */
export const reviewersToTell = ({ db }: Reading, paperIds: number[]): Promise<Known[]> =>
  db('people as p')
    .join('reviews as v', 'v.person_id', 'p.id')
    .whereIn('v.paper_id', paperIds)
    .whereRaw(
      `(v.submitted_at is not null or exists (select from assignments a
        join reviewers e on e.person_id = a.person_id and e.left_at is null
        where a.paper_id = v.paper_id and a.person_id = v.person_id and ${dispatched('a')}))
       and not ${inConflict('v')}`,
    )
    .orderBy(['v.paper_id', 'v.number'])
    .select<Known[]>('v.paper_id', 'p.id as person_id', 'p.name')

/** What authors read with the decision: every review that was sent, whoever wrote it. */
export async function reviewsToRead({ db }: Reading, paperIds: number[]): Promise<Map<number, number>> {
  const rows = await db('reviews')
    .whereIn('paper_id', paperIds)
    .whereNotNull('submitted_at')
    .groupBy('paper_id')
    .select<{ paper_id: number; count: number }[]>('paper_id', db.raw('count(*) as count'))
  return new Map(rows.map(({ paper_id, count }) => [paper_id, count]))
}

/** The papers of releases; those that this viewer is in conflict with by now are left out. */
export const papersReleased = (
  { db, viewer }: Reading,
  releaseIds: number[],
): Promise<{ release_id: number; paper_id: number }[]> =>
  db('released_decisions as l')
    .join('decisions as d', 'd.id', 'l.decision_id')
    .whereIn('l.release_id', releaseIds)
    .whereRaw('d.paper_id <> all(?::bigint[])', [[...viewer.conflicted]])
    .select<{ release_id: number; paper_id: number }[]>('l.release_id', 'd.paper_id')
