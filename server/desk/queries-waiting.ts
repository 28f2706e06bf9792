// How much waits for whoever is signed in: in one query, without the papers they are in conflict with.
import { UNREACHED } from '../authorships/queries-unreached.ts'
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import { inReview } from '../policy/sql.ts'
import type { Viewer } from '../policy/viewer.ts'

export type Waiting = {
  /** Of papers of one's own. */
  drafts: number
  finals: number
  presenters: number
  unreached: number
  /** Of chairs; 0 for everybody else. */
  flagged: number
  deferrals: number
  applications: number
  undelivered: number
  held: number
}

const SEEN_LETTER = `(not exists (select from letter_papers p where p.letter_id = l.id)
  or exists (select from letter_papers p where p.letter_id = l.id and p.paper_id <> all(cast(:hidden as bigint[]))))`

const ACCEPTED = `papers s join known_decisions k on k.paper_id = s.id and k.audience = 'authors' and k.outcome <> 'reject'
  where s.id = any(cast(:own as bigint[])) and ${inReview('s')}`

/** Columns, so that the side navigation asks for them with its own. */
export const WAITING = `
    (select count(*) from papers s where s.id = any(cast(:own as bigint[])) and s.submitted_at is null and s.withdrawn_at is null
      and s.deleted_at is null) as drafts,
    (select count(*) from ${ACCEPTED} and not exists (select from files f where f.paper_id = s.id and f.kind = 'camera-ready')) as finals,
    (select count(*) from ${ACCEPTED} and not exists (select from presentations p where p.paper_id = s.id)) as presenters,
    (select count(*) from authorships a join papers s on s.id = a.paper_id where s.id = any(cast(:own as bigint[])) and ${inReview('s')}
      and a.email <> '' and ${UNREACHED}) as unreached,
    (select count(distinct f.paper_id) from flags f
      where :chair and f.closed_at is null and f.paper_id <> all(cast(:hidden as bigint[]))) as flagged,
    (select count(*) from deferrals d join assignments a on a.id = d.assignment_id join papers s on s.id = a.paper_id
      join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
      where :chair and d.answered_at is null and a.paper_id <> all(cast(:hidden as bigint[])) and a.ended_at is null
        and v.submitted_at is null and v.refused_at is null and ${inReview('s')}
        and not exists (select from conflicted x where x.paper_id = a.paper_id and x.person_id = a.person_id)
        and not exists (select from reviewers e where e.person_id = a.person_id and e.left_at is not null)) as deferrals,
    (select count(*) from applications where :chair and admitted_at is null and declined_at is null) as applications,
    (select count(*) from letters l where :chair and l.failed_at is not null and ${SEEN_LETTER}) as undelivered,
    (select count(distinct b.id) from batches b join letters l on l.batch_id = b.id
      where :chair and b.dispatched_at is null and b.discarded_at is null and ${SEEN_LETTER}) as held`

export const waitingOf = ({ contactOf, conflicted, isChair }: Viewer) => ({
  own: [...contactOf],
  hidden: [...conflicted],
  chair: isChair,
})

export async function waitingCounts({ db, viewer }: Reading): Promise<Waiting> {
  const { rows } = await db.raw<{ rows: Waiting[] }>(`select ${WAITING}`, waitingOf(viewer))
  return found(rows[0])
}
