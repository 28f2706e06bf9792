// Whom a chair asks to step in: of papers that somebody handed back or cannot finish, and free reviewers without a conflict.
import type { Writing } from '../context.ts'
import { inReview } from '../policy/sql.ts'

/** By number; none that is hidden from the chair, and none that has all its reviewers again. */
export async function papersWanting(
  { db, viewer, workshop }: Writing,
  most: number,
): Promise<{ id: number }[]> {
  const { rows } = await db.raw<{ rows: { id: number }[] }>(
    `select s.id from papers s
     where ${inReview('s')}
       and s.id <> all(cast(:hidden as bigint[]))
       and (exists (select from reviews v where v.paper_id = s.id and v.refused_at is not null)
         or exists (select from assignments a where a.paper_id = s.id and a.ended_at is null and a.unable_at is not null))
       and (select count(*) from assignments a
         where a.paper_id = s.id and a.ended_at is null and a.unable_at is null) < :wanted
     order by s.id limit :most`,
    { hidden: [...viewer.conflicted], wanted: workshop.reviews_per_paper, most },
  )
  return rows
}

/** Whoever wanted to read it first, and of those who has least to do. */
export async function standinFor({ db }: Writing, paperId: number): Promise<number | null> {
  const { rows } = await db.raw<{ rows: { id: number }[] }>(
    `with free as (
       select r.person_id as id, r.load - (select count(*) from assignments a
         where a.person_id = r.person_id and a.ended_at is null) as room from reviewers r
       where r.left_at is null
         and not exists (select from conflicted c where c.paper_id = :paperId and c.person_id = r.person_id)
         and not exists (select from reviews v where v.paper_id = :paperId and v.person_id = r.person_id)
         and not exists (select from assignments a
           where a.paper_id = :paperId and a.person_id = r.person_id and a.ended_at is null)
         and not exists (select from pair_rulings f
           where f.paper_id = :paperId and f.person_id = r.person_id and f.ruling = 'forbidden'))
     select free.id from free left join bids b on b.paper_id = :paperId and b.person_id = free.id
     where room > 0 and b.level is distinct from 'unwilling'
     order by array_position(array['eager', 'willing', 'pinch'], b.level::text), room desc, free.id limit 1`,
    { paperId },
  )
  return rows[0]?.id ?? null
}
