// Meta-reviews: the finder for a viewer, and what chairs and the writer see of one that is not sent.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { MetaReview, MetaRules } from '../core/tables-meta-reviews.ts'
import { discussedBy } from '../policy/comments.ts'
import type { MetaFacts } from '../policy/meta-reviews.ts'
import { isReleased } from '../policy/sql.ts'
import { judgedBy } from '../policy/viewer.ts'

export const rulesOf = async ({ db }: Pick<Reading, 'db'>): Promise<MetaRules> =>
  found(await db<MetaRules>('meta_review_rules').first('active', 'readers'))

/** One chair at a time. */
export const holdRules = async ({ db }: Writing): Promise<MetaRules> =>
  found(await db<MetaRules>('meta_review_rules').forUpdate().first('active', 'readers'))

export const updateRules = ({ db }: Writing, rules: MetaRules) => db('meta_review_rules').update(rules)

export type SeenMeta = MetaReview & MetaFacts & { writer: string }

const RELEASED = isReleased('m.paper_id')

const all = ({ db }: Reading) =>
  db('meta_reviews as m')
    .join('people as w', 'w.id', 'm.person_id')
    .select<SeenMeta[]>('m.*', 'w.name as writer', db.raw(`${RELEASED} as released`))

const VISIBLE = `m.submitted_at is not null and (
  :isChair and m.paper_id <> all(:conflicted)
  or m.paper_id = any(:authored) and r.readers = 'authors' and ${RELEASED}
  or m.paper_id <> all(:authored) and m.paper_id <> all(:conflicted) and m.paper_id = any(:judged)
    and (m.person_id = :me or r.readers <> 'chairs' and m.paper_id = any(:discussed)))`

/** SQL twin of mayReadMetaReview; test/policy/meta-reviews.test.ts keeps the two in step. */
function visible(r: Reading) {
  const { personId: me, isChair, authored, conflicted } = r.viewer
  const discussed = discussedBy(r.viewer, r.workshop.other_reviews)
  const sets = { authored, conflicted, judged: judgedBy(r.viewer), discussed }
  const lists = Object.fromEntries(Object.entries(sets).map(([name, ids]) => [name, [...ids]]))
  return all(r)
    .joinRaw('cross join meta_review_rules r')
    .whereRaw(VISIBLE, { me, isChair, ...lists })
}

export const findMeta = (r: Reading, paperId: number): Promise<SeenMeta | undefined> =>
  visible(r).where('m.paper_id', paperId).first<SeenMeta | undefined>()

/** For the board of chairs: what is recommended, of papers that they may decide. */
export async function recommendations(r: Reading): Promise<Map<number, SeenMeta>> {
  if (!r.viewer.isChair) return new Map()
  return new Map((await visible(r)).map((meta) => [meta.paper_id, meta]))
}

/** Whoever is to write it, for that person and for chairs, whom the caller asks policy about. */
export const namedMeta = (r: Reading, paperId: number): Promise<SeenMeta | undefined> =>
  all(r).where('m.paper_id', paperId).first<SeenMeta | undefined>()

export const holdMeta = async (w: Writing, paperId: number): Promise<SeenMeta> =>
  found(await all(w).where('m.paper_id', paperId).forUpdate('m').first<SeenMeta | undefined>())

/** Those that the viewer writes or wrote, of papers that the viewer may still weigh; other people's do not stand here. */
function own(r: Reading) {
  const { personId, isChair, conflicted } = r.viewer
  return all(r)
    .where('m.person_id', personId)
    .whereRaw('m.paper_id <> all(:conflicted) and (:isChair or m.paper_id = any(:judged))', {
      ...{ isChair, judged: judgedBy(r.viewer), conflicted: [...conflicted] },
    })
    .orderBy('m.paper_id')
}

/** As long as meta-reviews are asked for at all. */
export const weighedBy = (r: Reading): Promise<(SeenMeta & { title: string })[]> =>
  own(r)
    .join('papers as s', 's.id', 'm.paper_id')
    .whereRaw('(select active from meta_review_rules)')
    .select('s.title')

export async function ownMetas(r: Reading): Promise<object[]> {
  const rows = await own(r)
  return rows.map(({ paper_id, recommendation, text, saved_at, submitted_at }) => ({
    ...{ paper_id, recommendation, text, saved_at, submitted_at },
  }))
}

export type Candidate = { id: number; name: string; email: string; number: number | null; chair: boolean }

/** Reviewers of the paper first, then everybody else. SQL twin of mayBeMetaReviewer; test/policy/meta-reviews.test.ts keeps the two in step. */
export const candidatesFor = ({ db }: Reading, paperId: number): Promise<Candidate[]> =>
  db('people as p')
    .leftJoin('reviews as v', (on) =>
      on.on('v.person_id', 'p.id').onVal('v.paper_id', paperId).onNull('v.refused_at'),
    )
    .where((may) =>
      may
        .whereIn('p.id', db('chairs').select('person_id'))
        .orWhereIn('p.id', db('reviewers').select('person_id').whereNull('left_at')),
    )
    .whereNotIn(
      'p.id',
      db('conflicted').select('person_id').where({ paper_id: paperId }).whereNotNull('person_id'),
    )
    .orderByRaw('v.number nulls last, lower(p.name), p.id')
    .select<Candidate[]>('p.id', 'p.name', 'p.email', 'v.number')
    .select({ chair: db.raw('exists (select from chairs c where c.person_id = p.id)') })

export const removeMeta = ({ db }: Writing, paperId: number) =>
  db('meta_reviews').where({ paper_id: paperId }).delete()

export const insertMeta = ({ db, now, viewer }: Writing, paperId: number, personId: number) =>
  db('meta_reviews').insert({
    paper_id: paperId,
    person_id: personId,
    assigned_at: now,
    assigned_by: viewer.personId,
  })

export const updateMeta = ({ db }: Writing, paperId: number, change: Partial<MetaReview>) =>
  db<MetaReview>('meta_reviews').where({ paper_id: paperId }).update(change)
