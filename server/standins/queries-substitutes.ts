// Whom reviewers proposed instead of themselves, with what policy asks of them. Of a paper that the chair is in conflict with there is nothing.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Substitute } from '../core/tables-reviewing.ts'
import type { PairFacts } from '../policy/assignments.ts'
import type { InReviewFacts } from '../policy/papers.ts'
import type { SubstituteFacts } from '../policy/substitutes.ts'

/** `id`: of the paper; `person_id`: whose the address is, or who accepted an invitation that went there. */
export type SubstituteRow = Substitute &
  InReviewFacts &
  PairFacts &
  SubstituteFacts & { person_id: number | null; proposer_id: number; proposer: string }

const SUBSTITUTES = `
  with proposed as (
    select t.*, v.paper_id, v.person_id as proposer_id, coalesce(
      (select o.person_id from addresses o where o.email = t.email and not o.former limit 1),
      (select i.accepted_by from invitations i where i.email = t.email and i.accepted_at is not null order by i.id desc limit 1)
    ) as person_id
    from substitutes t join reviews v on v.id = t.review_id
    where v.paper_id = :paperId and v.paper_id <> all(cast(:hidden as bigint[])))
  select t.*, s.id, s.submitted_at, s.withdrawn_at, s.desk_rejected_at, p.name as proposer,
    exists (select from reviewers r where r.person_id = t.person_id and r.left_at is null) as "isReviewer",
    exists (select from conflicted c where c.paper_id = s.id and (c.person_id = t.person_id
      or exists (select from addresses o where o.person_id = c.person_id and o.email = t.email)))
    or exists (select from authorships a where a.paper_id = s.id and a.email = t.email)
    or exists (select from conflicts c where c.paper_id = s.id and c.email = t.email and c.lifted_at is null) as conflicted,
    exists (select from assignments a where a.paper_id = s.id and a.person_id = t.person_id and a.ended_at is null) as standing,
    exists (select from reviews v where v.paper_id = s.id and v.person_id = t.person_id and v.refused_at is not null) as refused,
    exists (select from pair_rulings f where f.paper_id = s.id and f.person_id = t.person_id and f.ruling = 'forbidden') as forbidden,
    coalesce(i.refused_at is null and i.expires_at > :now, false) as invited,
    i.refused_at is not null as declined
  from proposed t join papers s on s.id = t.paper_id join people p on p.id = t.proposer_id
  left join lateral (select refused_at, expires_at from invitations i
    where i.email = t.email and i.role = 'reviewer' and i.accepted_at is null and i.revoked_at is null
    order by i.id desc limit 1) i on true
  order by t.proposed_at desc, t.review_id`

export async function substitutesOf({ db, viewer, now }: Reading, paperId: number): Promise<SubstituteRow[]> {
  const { rows } = await db.raw<{ rows: SubstituteRow[] }>(SUBSTITUTES, {
    ...{ paperId, now, hidden: [...viewer.conflicted] },
  })
  return rows
}

/** Of two presses the second waits, and finds the invitation of the first. */
export async function holdSubstitute(w: Writing, paperId: number, reviewId: string): Promise<SubstituteRow> {
  await w.db<Substitute>('substitutes').where({ review_id: reviewId }).forUpdate().first('review_id')
  const rows = await substitutesOf(w, paperId)
  return found(rows.find(({ review_id }) => review_id === reviewId))
}
