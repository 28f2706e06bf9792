// Bids. Every list leaves out papers that the viewer is in conflict with: SQL twin of maySeeBid.
import type { Reading } from '../context.ts'
import type { Bid } from '../core/tables-people.ts'

/** Standing bids of reviewers on papers in review, for chairs; a bid of somebody in conflict with the paper does not count. */
export async function standingBids({ db, viewer }: Reading): Promise<Bid[]> {
  const { rows } = await db.raw<{ rows: Bid[] }>(
    `select b.* from bids b join papers s on s.id = b.paper_id
       and s.submitted_at is not null and s.withdrawn_at is null and s.desk_rejected_at is null
     join reviewers r on r.person_id = b.person_id and r.left_at is null
     where s.id <> all(cast(:hidden as bigint[]))
       and not exists (select from conflicted c where c.paper_id = b.paper_id and c.person_id = b.person_id)
     order by b.paper_id, b.person_id`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}
