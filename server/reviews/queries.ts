// All SQL of reviews.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { once } from '../core/memo.ts'
import type { Paper, Person } from '../core/tables.ts'
import type { AnswerValue } from '../core/tables-fields.ts'
import type { PaperFile } from '../core/tables-files.ts'
import type { Review } from '../core/tables-reviewing.ts'
import type { DatedPaper } from '../policy/papers.ts'
import { authorsRespondNow } from '../policy/responses.ts'
import type { ReviewFacts } from '../policy/reviews.ts'
import { dispatched, inConflict, inReview, isReleased } from '../policy/sql.ts'

/** A review with what policy asks of it, its writer, and its paper as those see it who work with it. */
export type SeenReview = Review &
  ReviewFacts & {
    paper: DatedPaper & Pick<Paper, 'title'>
    reviewer: { id: number; name: string }
    /** To the fields that chairs have made, by their numbers. */
    answers: Record<string, AnswerValue>
  }

type Row = Review &
  ReviewFacts & {
    answers: Record<string, AnswerValue> | null
    reviewer_name: string
    paper_title: string
    paper_submitted_at: Temporal.Instant | null
    paper_withdrawn_at: Temporal.Instant | null
    paper_desk_rejected_at: Temporal.Instant | null
    paper_extended_until: Temporal.Instant | null
  }

const KNOWN = isReleased('v.paper_id')

const RESPONDING = `(:responding and ${inReview('p')})`

const POSTPONED = `(select o.until from postponed o where o.paper_id = v.paper_id and o.person_id = v.person_id)`

const WRITER_CONFLICTED = inConflict('v')

/** Of their own conflicts viewers know already. */
const STANDING = `(exists (select from assignments a where a.paper_id = v.paper_id and a.person_id = v.person_id
    and ${dispatched('a')})
  and ${inReview('p')}
  and exists (select from reviewers e where e.person_id = v.person_id and e.left_at is null)
  and not case when v.person_id = :me then v.paper_id = any(:conflicted) else ${WRITER_CONFLICTED} end)`

const VISIBLE = `case
  when v.person_id = :me then
    v.paper_id <> all(:conflicted) and v.refused_at is null and (v.submitted_at is not null or f.live)
  when :isChair and v.paper_id <> all(:conflicted) then true
  when v.paper_id = any(:authored) then v.submitted_at is not null and (f.released or ${RESPONDING})
  else v.paper_id = any(:peers) and v.submitted_at is not null and f.live
end`

/** What is asked for more than once is worked out once for each row. */
const JOINED = `join papers p on p.id = v.paper_id join people w on w.id = v.person_id
  cross join lateral (select ${KNOWN} as released, ${STANDING} as live offset 0) f`

const SHOWN = `v.*, w.name as reviewer_name, p.title as paper_title, p.submitted_at as paper_submitted_at,
  p.withdrawn_at as paper_withdrawn_at, p.desk_rejected_at as paper_desk_rejected_at,
  (select e.until from extensions e where e.ended_at is null and e.paper_id = p.id) as paper_extended_until,
  f.released, f.live, ${POSTPONED} as postponed_until, ${RESPONDING} as responding`

/** SQL twin of maySeeReview; test/policy/twins-reviews.test.ts keeps the two in step. */
function visible({ db, viewer, workshop, deadlines }: Reading) {
  const responding = authorsRespondNow(deadlines)
  const { personId: me, isChair, conflicted, authored, assigned, weighing, reviewed } = viewer
  const peers = { always: assigned, never: new Set<number>(), 'after-own': assigned.intersection(reviewed) }
  const sets = { conflicted, authored, peers: weighing.union(peers[workshop.other_reviews]) }
  const lists = Object.fromEntries(Object.entries(sets).map(([name, ids]) => [name, [...ids]]))
  return db('reviews as v')
    .joinRaw(JOINED, { me, conflicted: lists.conflicted })
    .select<Row[]>(db.raw(SHOWN, { responding }))
    .whereRaw(VISIBLE, { me, isChair, responding, ...lists })
}

const whole = (r: Reading) =>
  visible(r).select(
    r.db.raw(`(select jsonb_object_agg(field_id, value) from answers where review_id = v.id) as answers`),
  )

function seen(row: Row): SeenReview {
  const {
    reviewer_name,
    paper_title,
    paper_submitted_at,
    paper_withdrawn_at,
    paper_desk_rejected_at,
    paper_extended_until,
    answers,
    ...review
  } = row
  const paper = {
    id: review.paper_id,
    title: paper_title,
    submitted_at: paper_submitted_at,
    withdrawn_at: paper_withdrawn_at,
    desk_rejected_at: paper_desk_rejected_at,
    extended_until: paper_extended_until,
    announced: false,
  }
  return { ...review, answers: answers ?? {}, paper, reviewer: { id: review.person_id, name: reviewer_name } }
}

export type ReviewScore = Pick<
  Review,
  'overall' | 'confidence' | 'correctness' | 'relevance' | 'fit_for_talk' | 'submitted_at'
>

const unsaid = { overall: null, confidence: null, correctness: null, relevance: null, fit_for_talk: false }

/**
 * For decisions: of each paper without a conflict of this chair, one entry for each review that was sent or is still
 * expected. A draft has no scores yet. What a person wrote who is conflicted by now does not count.
 */
export async function scoresByPaper(r: Reading): Promise<Map<number, ReviewScore[]>> {
  const scores = new Map<number, ReviewScore[]>()
  if (!r.viewer.isChair) return scores
  const rows = await visible(r)
    .whereNull('v.refused_at')
    .whereRaw(`(v.submitted_at is not null or f.live)`)
    .whereRaw(`not ${WRITER_CONFLICTED}`)
    .orderBy(['v.paper_id', 'v.number'])
  for (const { paper_id, submitted_at, overall, confidence, correctness, relevance, fit_for_talk } of rows) {
    const sent = { overall, confidence, correctness, relevance, fit_for_talk, submitted_at }
    const score = submitted_at ? sent : { ...unsaid, submitted_at }
    scores.set(paper_id, [...(scores.get(paper_id) ?? []), score])
  }
  return scores
}

export async function findReview(r: Reading, id: string): Promise<SeenReview> {
  return seen(found(await whole(r).where('v.id', id).first<Row | undefined>()))
}

/** Of these reviews those that the viewer may see. */
export const reviewsAmong = async (r: Reading, ids: string[]): Promise<SeenReview[]> =>
  (await whole(r).whereIn('v.id', ids)).map(seen)

export async function holdReview(w: Writing, id: string): Promise<SeenReview> {
  return seen(found(await whole(w).where('v.id', id).forUpdate('v').first<Row | undefined>()))
}

/** The viewer's own, as a reviewer, in the order in which one walks through them. */
export async function myReviews(r: Reading): Promise<SeenReview[]> {
  const rows = await whole(r).where('v.person_id', r.viewer.personId).orderBy('v.paper_id')
  return rows.map(seen)
}

/** Of these papers, in the order of their numbers, so that two presses do not wait for each other. */
export async function holdMyReviews(w: Writing, papers: number[]): Promise<SeenReview[]> {
  const mine = whole(w).where('v.person_id', w.viewer.personId).whereIn('v.paper_id', papers)
  return (await mine.orderBy('v.paper_id').forUpdate('v')).map(seen)
}

export async function reviewsOfPaper(r: Reading, paperId: number): Promise<SeenReview[]> {
  const rows = await whole(r).where('v.paper_id', paperId).orderBy('v.number')
  return rows.map(seen)
}

export const reviewsOfPapers = async (r: Reading, paperIds: number[]): Promise<SeenReview[]> =>
  (await whole(r).whereIn('v.paper_id', paperIds).orderBy(['v.paper_id', 'v.number'])).map(seen)

/** The PDF that a reviewer of the paper reads now; whether this viewer may, versionFor of policy/papers says. */
export const currentPaperFile = ({ db }: Reading, paperId: number): Promise<PaperFile | undefined> =>
  db<PaperFile>('files').where({ paper_id: paperId, kind: 'paper' }).orderBy('version', 'desc').first()

/** All who have an account, so that finding one of them in a text tells nobody who reviews what. */
export const everybody = once(
  'people',
  ({ db }: Reading): Promise<Pick<Person, 'id' | 'name' | 'affiliation'>[]> =>
    db<Person>('people').select('id', 'name', 'affiliation'),
)
