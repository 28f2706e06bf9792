// Papers on which reviewers disagree, with the two who are furthest apart.
import type { Db } from '../core/db.ts'
import { inReview } from '../policy/sql.ts'

export type Disagreeing = {
  id: number
  high_id: number
  high_number: number
  low_id: number
  low_number: number
}

/** By the reviews that had come by then, from live assignments, the widest apart first. */
export async function papersDisagreed(db: Db, by: Temporal.Instant, most: number): Promise<Disagreeing[]> {
  const { rows } = await db.raw<{ rows: Disagreeing[] }>(
    `with given as (
       select v.paper_id, v.person_id, v.number, v.overall from reviews v
       join papers p on p.id = v.paper_id
       join assignments a on a.paper_id = v.paper_id and a.person_id = v.person_id and a.ended_at is null
       where v.submitted_at <= :by and v.overall is not null
         and ${inReview('p')}),
     ends as (
       select distinct on (h.paper_id) h.paper_id as id, h.person_id as high_id, h.number as high_number,
         l.person_id as low_id, l.number as low_number, h.overall - l.overall as apart
       from given h join given l on l.paper_id = h.paper_id and l.number <> h.number
       order by h.paper_id, h.overall - l.overall desc, h.number, l.number)
     select id, high_id, high_number, low_id, low_number from ends where apart >= 2
     order by apart desc, id limit :most`,
    { by: by.toString(), most },
  )
  return rows
}
