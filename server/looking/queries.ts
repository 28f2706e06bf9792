// As whom a chair may look: reviewers, and authors of papers with which the chair is not in conflict.
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'

export type LookedAt = { id: number; name: string; isChair: boolean }

export async function personToLookAs({ db, viewer }: Reading, id: number): Promise<LookedAt> {
  const { rows } = await db.raw<{ rows: LookedAt[] }>(
    `select p.id, p.name, exists (select from chairs c where c.person_id = p.id) as "isChair"
     from people p where p.id = :id and :may and (
       exists (select from reviewers r where r.person_id = p.id and r.left_at is null)
       or exists (select from authorships a where a.person_id = p.id and a.paper_id <> all(cast(:hidden as bigint[]))))`,
    { id, may: viewer.isChair, hidden: [...viewer.conflicted] },
  )
  return found(rows[0])
}
