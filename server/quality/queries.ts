// Reviews beside each other, and their ratings. Nothing of papers that the chair is in conflict with.
import type { Reading, Writing } from '../context.ts'
import type { AnswerValue } from '../core/tables-fields.ts'
import type { Rating } from '../core/tables-quality.ts'
import type { Review } from '../core/tables-reviewing.ts'
import { dispatched, inConflict, inReview, isReleased } from '../policy/sql.ts'
import { ownId } from '../policy/viewer.ts'

/** A review that was sent or is expected. Its words count where they are sent. */
export type Overseen = Pick<
  Review,
  'id' | 'paper_id' | 'person_id' | 'number' | 'saved_at' | 'submitted_at'
> &
  Pick<Review, 'overall' | 'confidence' | 'correctness' | 'relevance' | 'fit_for_talk'> & {
    /** Their first characters: whether there are any. Empty where it was not sent. */
    text: string
    note: string
    title: string
    reviewer: string
    email: string
    live: boolean
    unable: boolean
    /** Its authors know the decision. */
    released: boolean
    postponed_until: Temporal.Instant | null
    words: number
    answers: Record<string, AnswerValue> | null
    /** The mean of what chairs gave it, and what this chair did. */
    rating: number | null
    own_rating: Rating['rating'] | null
  }

const OVERSEEN = `
  select v.id, v.paper_id, v.person_id, v.number, v.saved_at, v.submitted_at,
    case when v.submitted_at is not null then v.overall end as overall,
    case when v.submitted_at is not null then v.confidence end as confidence,
    case when v.submitted_at is not null then v.correctness end as correctness,
    case when v.submitted_at is not null then v.relevance end as relevance,
    v.submitted_at is not null and v.fit_for_talk as fit_for_talk,
    case when v.submitted_at is null then '' else left(v.text, 1) end as text,
    case when v.submitted_at is null then '' else left(v.note, 1) end as note,
    case when v.submitted_at is null then 0
      else coalesce(array_length(regexp_split_to_array(nullif(trim(v.text), ''), '\\s+'), 1), 0) end as words,
    case when v.submitted_at is not null
      then (select jsonb_object_agg(field_id, value) from answers where review_id = v.id) end as answers,
    p.title, w.name as reviewer, w.email, a.id is not null as live, a.unable_at is not null as unable,
    ${isReleased('v.paper_id')} as released,
    o.until as postponed_until,
    (select avg(rating)::float8 from ratings where review_id = v.id) as rating,
    (select rating from ratings where review_id = v.id and person_id = :me) as own_rating
  from reviews v
  join papers p on p.id = v.paper_id
  join people w on w.id = v.person_id
  left join assignments a on a.paper_id = v.paper_id and a.person_id = v.person_id
    and ${dispatched('a')}
  left join postponed o on o.paper_id = v.paper_id and o.person_id = v.person_id
  where v.paper_id <> all(cast(:hidden as bigint[])) and v.refused_at is null
    and ${inReview('p')}
    and (v.submitted_at is not null or a.id is not null)
    and not ${inConflict('v')}
  order by v.paper_id, v.number`

export async function overseenReviews({ db, viewer }: Reading): Promise<Overseen[]> {
  if (!viewer.isChair) return []
  const known = { hidden: [...viewer.conflicted], me: viewer.personId }
  const { rows } = await db.raw<{ rows: Overseen[] }>(OVERSEEN, known)
  return rows
}

/** A second thought takes the place of the first. */
export const putRating = (
  { db, now, viewer }: Writing,
  { id }: Pick<Review, 'id'>,
  rating: Rating['rating'],
) =>
  db<Rating>('ratings')
    .insert({ review_id: id, person_id: ownId(viewer), rating, rated_at: now })
    .onConflict(['review_id', 'person_id'])
    .merge(['rating', 'rated_at'])

/** What this chair gave, for papers of which the chair may know. Whoever wrote the review never reads it. */
export async function ownRatings({ db, viewer }: Reading): Promise<object[]> {
  if (!viewer.isChair) return []
  return db('ratings as g')
    .join('reviews as v', 'v.id', 'g.review_id')
    .where('g.person_id', viewer.personId)
    .whereRaw('v.paper_id <> all(?)', [[...viewer.conflicted]])
    .orderBy(['v.paper_id', 'v.number'])
    .select('v.paper_id', 'v.number as review', 'g.rating', 'g.rated_at')
}
