// What one letter offers: found by whoever holds its link, which is stored hashed.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Assignment } from '../core/tables-reviewing.ts'
import { hashOf } from '../core/tokens.ts'
import type { OfferFacts } from '../policy/offers.ts'
import { inConflict, inReview } from '../policy/sql.ts'

export type Offer = Pick<Assignment, 'paper_id' | 'person_id' | 'standin'> &
  OfferFacts & { review_id: string; title: string; name: string; postponed_until: Temporal.Instant | null }

/** In the order of their numbers; NotFound where no letter had this link. */
export async function findOffers({ db }: Reading, token: string): Promise<Offer[]> {
  const { rows } = await db.raw<{ rows: Offer[] }>(
    `select a.paper_id, a.person_id, a.standin, a.accepted_at, a.unable_at, a.ended_at, a.token_expires_at,
       v.id as review_id, v.saved_at, v.refused_at is not null as refused, s.title, p.name,
       (select o.until from postponed o where o.paper_id = a.paper_id and o.person_id = a.person_id) as postponed_until,
       ${inReview('s')}
         and exists (select from reviewers r where r.person_id = a.person_id and r.left_at is null)
         and not ${inConflict('a')} as live
     from assignments a
     join papers s on s.id = a.paper_id
     join people p on p.id = a.person_id
     join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
     where a.token_hash = ? order by a.paper_id`,
    [hashOf(token)],
  )
  found(rows[0])
  return rows
}

/** The rows wait for whoever answers at the same time. */
export async function holdOffers(w: Writing, token: string): Promise<Offer[]> {
  await w
    .db('assignments')
    .where({ token_hash: hashOf(token) })
    .orderBy('id')
    .forUpdate()
    .select('id')
  return findOffers(w, token)
}
