// Bids and the papers to bid on. Every list leaves out papers that the viewer is in conflict with: SQL twins of mayBid and maySeeBid.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Paper } from '../core/tables.ts'
import type { Conflict } from '../core/tables-conflicts.ts'
import type { Bid, BidLevel } from '../core/tables-people.ts'
import type { InReviewFacts } from '../policy/papers.ts'
import { inConflict, inReview } from '../policy/sql.ts'
import { ownId } from '../policy/viewer.ts'

const IN_REVIEW = inReview('s')

const hiddenFrom = ({ viewer }: Reading) => ({ hidden: [...viewer.conflicted] })

/** Standing bids of reviewers on papers in review, for chairs; a bid of somebody in conflict with the paper does not count. */
export async function standingBids(r: Reading): Promise<Bid[]> {
  const { rows } = await r.db.raw<{ rows: Bid[] }>(
    `select b.* from bids b join papers s on s.id = b.paper_id and ${IN_REVIEW}
     join reviewers r on r.person_id = b.person_id and r.left_at is null
     where s.id <> all(cast(:hidden as bigint[]))
       and not ${inConflict('b')}
     order by b.paper_id, b.person_id`,
    hiddenFrom(r),
  )
  return rows
}

/** A paper without its authors, as reviewers may read it before they have one, and their own bid. */
export type BiddablePaper = {
  id: number
  title: string
  abstract: string
  topics: number[]
  level: BidLevel | null
}

export async function biddablePapers(r: Reading): Promise<BiddablePaper[]> {
  const { rows } = await r.db.raw<{ rows: BiddablePaper[] }>(
    `select s.id, s.title, s.abstract, b.level,
       array(select t.topic_id::int from paper_topics t where t.paper_id = s.id order by 1) as topics
     from papers s left join bids b on b.paper_id = s.id and b.person_id = :me
     where ${IN_REVIEW} and s.id <> all(cast(:hidden as bigint[]))
     order by s.id`,
    { ...hiddenFrom(r), me: r.viewer.personId },
  )
  return rows
}

export type HeldPaper = InReviewFacts & Pick<Paper, 'title'>

/** Shared: many bid on a paper at the same time, and it must only not go while they do. In the order of their numbers. */
export const holdPapers = ({ db }: Writing, ids: number[]): Promise<HeldPaper[]> =>
  db<Paper>('papers')
    .whereIn('id', ids)
    .whereNull('deleted_at')
    .select('id', 'title', 'submitted_at', 'withdrawn_at', 'desk_rejected_at')
    .orderBy('id')
    .forShare()

/** The newest word counts. */
export const putBids = ({ db, now, viewer }: Writing, bids: Pick<Bid, 'paper_id' | 'level'>[]) =>
  db<Bid>('bids')
    .insert(bids.map((bid) => ({ ...bid, person_id: ownId(viewer), bid_at: now })))
    .onConflict(['paper_id', 'person_id'])
    .merge(['level', 'bid_at'])
    .whereRaw('bids.level <> excluded.level')

export async function deleteBids({ db, viewer }: Writing, paperIds: number[]): Promise<void> {
  if (paperIds.length === 0) return
  await db<Bid>('bids')
    .where({ person_id: ownId(viewer) })
    .whereIn('paper_id', paperIds)
    .delete()
}

export type OwnConflict = Pick<Conflict, 'id' | 'paper_id' | 'kind' | 'confirmed_at'>

/** What the viewer said as a reviewer and nobody has confirmed: it can be taken back. */
export const ownConflicts = ({ db, viewer }: Reading): Promise<OwnConflict[]> =>
  db<Conflict>('conflicts')
    .where({ person_id: ownId(viewer), declared_by: ownId(viewer), declared_as: 'reviewer' })
    .whereNull('lifted_at')
    .whereNull('confirmed_at')
    .select('id', 'paper_id', 'kind', 'confirmed_at')
    .orderBy('paper_id')

export async function holdOwnConflict(w: Writing, paperId: number): Promise<Conflict> {
  const mine = { person_id: ownId(w.viewer), declared_by: ownId(w.viewer) }
  return found(
    await w
      .db<Conflict>('conflicts')
      .where({ ...mine, paper_id: paperId, declared_as: 'reviewer' })
      .whereNull('lifted_at')
      .forUpdate()
      .first(),
  )
}
