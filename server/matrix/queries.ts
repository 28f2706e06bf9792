// Why reviewers are in conflict with papers. Papers the viewer is in conflict with are left out: twin of maySeeAssignmentOf.
import type { Reading } from '../context.ts'
import type { ConflictKind } from '../core/tables-conflicts.ts'

export type ConflictReason = {
  paper_id: number
  person_id: number
  kind: 'author' | ConflictKind
  reason: string
  declarer: string | null
}

/** One for each pair: that somebody wrote the paper outweighs what was declared. */
export async function conflictReasons(
  { db, viewer }: Reading,
  paperIds: number[],
): Promise<ConflictReason[]> {
  const { rows } = await db.raw<{ rows: ConflictReason[] }>(
    `with said as (
       select a.paper_id, coalesce(a.person_id, o.person_id) as person_id, 'author' as kind, '' as reason,
         null as declarer, '-infinity'::timestamptz as place
       from authorships a left join addresses o on o.email = a.email
       union all
       select c.paper_id, coalesce(c.person_id, o.person_id), c.kind, c.reason, p.name, c.declared_at
       from conflicts c join people p on p.id = c.declared_by left join addresses o on o.email = c.email
       where c.lifted_at is null)
     select distinct on (s.paper_id, s.person_id) s.paper_id, s.person_id, s.kind, s.reason, s.declarer
     from said s join reviewers r on r.person_id = s.person_id and r.left_at is null
     where s.paper_id = any(cast(:shown as bigint[])) and s.paper_id <> all(cast(:hidden as bigint[]))
     order by s.paper_id, s.person_id, s.place`,
    { shown: paperIds, hidden: [...viewer.conflicted] },
  )
  return rows
}
