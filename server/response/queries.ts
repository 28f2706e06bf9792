// Responses: finders for a viewer, writers for a transaction, and whose turn it is.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Response, ResponseRules } from '../core/tables-responses.ts'
import type { ResponseFacts } from '../policy/responses.ts'
import { inReview, isReleased } from '../policy/sql.ts'
import { ownId } from '../policy/viewer.ts'

/** A sent response as its readers have it: nothing of a draft is in it. */
export type SeenResponse = Pick<Response, 'id' | 'paper_id' | 'sent_at'> &
  ResponseFacts & { text: string; number: number | null }

const VISIBLE = `s.sent_at is not null and (
  s.paper_id = any(:authored)
  or :isChair and s.paper_id <> all(:conflicted)
  or s.paper_id = any(:weighing) and s.paper_id <> all(:conflicted)
  or s.paper_id = any(:assigned) and s.paper_id <> all(:conflicted)
    and (v.person_id = :me
      or s.paper_id = any(:reviewed) and (:others <> 'never' or s.review_id is null)
      or s.paper_id <> all(:reviewed) and :others = 'always'))`

/** SQL twin of mayReadResponse; test/policy/twins-responses.test.ts keeps the two in step. */
export async function responsesOf(
  { db, viewer, workshop }: Reading,
  paperId: number,
): Promise<SeenResponse[]> {
  const { personId: me, isChair, authored, conflicted, assigned, weighing, reviewed } = viewer
  const sets = { authored, conflicted, assigned, weighing, reviewed }
  const lists = Object.fromEntries(Object.entries(sets).map(([name, ids]) => [name, [...ids]]))
  return db('responses as s')
    .leftJoin('reviews as v', 'v.id', 's.review_id')
    .where('s.paper_id', paperId)
    .whereRaw(VISIBLE, { me, isChair, others: workshop.other_reviews, ...lists })
    .orderByRaw('v.number nulls first')
    .select<SeenResponse[]>('s.id', 's.paper_id', 's.sent_at', 's.sent_text as text', 'v.number')
    .select({ reviewer_id: 'v.person_id' })
}

export const rulesOf = async ({ db }: Pick<Reading, 'db'>): Promise<ResponseRules> =>
  found(await db<ResponseRules>('response_rules').first('scope', 'soft_words', 'hard_words'))

/** One chair at a time. */
export const holdRules = async ({ db }: Writing): Promise<ResponseRules> =>
  found(await db<ResponseRules>('response_rules').forUpdate().first('scope', 'soft_words', 'hard_words'))

export const updateRules = ({ db }: Writing, rules: ResponseRules) => db('response_rules').update(rules)

/** For contacts of the paper, whom policy has let in. */
export const draftsOf = ({ db }: Reading, paperId: number): Promise<Response[]> =>
  db<Response>('responses').where({ paper_id: paperId })

export const holdDraft = (
  { db }: Writing,
  paperId: number,
  reviewId: string | null,
): Promise<Response | undefined> =>
  db<Response>('responses').where({ paper_id: paperId, review_id: reviewId }).forUpdate().first()

type Place = Pick<Response, 'paper_id' | 'review_id'>

/** The paper's row is held, so that two contacts who begin at once come one after the other. */
export async function putDraft(w: Writing, place: Place, change: Partial<Response>): Promise<Response> {
  const row = { ...place, text: '', saved_at: w.now, saved_by: ownId(w.viewer), ...change }
  const [kept] = await w
    .db<Response>('responses')
    .insert(row)
    .onConflict(['paper_id', 'review_id'])
    .merge(change)
    .returning('*')
  return found(kept)
}

export type ToCall = { id: number; title: string; person_id: number; name: string; email: string }

/** Contacts of papers with something to answer, who were not told yet that they may. */
export const contactsToCall = ({ db }: Reading): Promise<ToCall[]> =>
  db('papers as p')
    .join('authorships as a', 'a.paper_id', 'p.id')
    .join('people as w', 'w.id', 'a.person_id')
    .where('a.contact', true)
    .whereRaw(inReview('p'))
    .whereRaw('exists (select from reviews v where v.paper_id = p.id and v.submitted_at is not null)')
    .whereRaw('not exists (select from response_calls c where c.paper_id = p.id)')
    .whereRaw(`not ${isReleased('p.id')}`)
    .orderBy(['p.id', 'a.position'])
    .select<ToCall[]>('p.id', 'p.title', 'w.id as person_id', 'w.name', 'w.email')

export const markCalled = ({ db, now }: Writing, paperIds: number[]) =>
  db('response_calls').insert(paperIds.map((paper_id) => ({ paper_id, called_at: now })))

/** Who reviews the paper now, to be asked what they may read. */
export const reviewersOf = ({ db }: Reading, paperId: number): Promise<number[]> =>
  db('assignments')
    .where({ paper_id: paperId })
    .whereNull('ended_at')
    .whereNotNull('dispatched_at')
    .orderBy('id')
    .pluck('person_id')
