// Who wrote the papers in review. Papers the viewer is in conflict with are left out: twin of maySeeBid.
import type { Reading } from '../context.ts'
import { inReview } from '../policy/sql.ts'
import type { AuthorRow } from './groups.ts'

/** The account by the link or by any address of it. */
export async function authorRows({ db, viewer }: Reading): Promise<AuthorRow[]> {
  const { rows } = await db.raw<{ rows: AuthorRow[] }>(
    `select a.paper_id, coalesce(a.person_id, (select o.person_id from addresses o where o.email = a.email limit 1)) as person_id,
       a.name, a.email, a.affiliation
     from authorships a join papers s on s.id = a.paper_id
       and ${inReview('s')}
     where s.id <> all(cast(:hidden as bigint[]))
     order by a.paper_id, a.position`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}
