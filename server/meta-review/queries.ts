// Meta-reviews: the finder for a viewer, and what chairs and the writer see of one that is not sent.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { MetaReview, MetaRules } from '../core/tables-meta-reviews.ts'
import { discussedBy } from '../policy/comments.ts'
import type { MetaFacts } from '../policy/meta-reviews.ts'

export const rulesOf = async ({ db }: Pick<Reading, 'db'>): Promise<MetaRules> =>
  found(await db<MetaRules>('meta_review_rules').first('active', 'readers'))

export const updateRules = ({ db }: Writing, rules: MetaRules) => db('meta_review_rules').update(rules)

export type SeenMeta = MetaReview & MetaFacts & { writer: string }

const RELEASED = `exists (select from known_decisions k where k.paper_id = m.paper_id and k.audience = 'authors')`

const all = ({ db }: Reading) =>
  db('meta_reviews as m')
    .join('people as w', 'w.id', 'm.person_id')
    .select<SeenMeta[]>('m.*', 'w.name as writer', db.raw(`${RELEASED} as released`))

const VISIBLE = `m.submitted_at is not null and (
  :isChair and m.paper_id <> all(:conflicted)
  or m.paper_id = any(:authored) and r.readers = 'authors' and ${RELEASED}
  or m.paper_id <> all(:authored) and m.paper_id <> all(:conflicted) and m.paper_id = any(:assigned)
    and (m.person_id = :me or r.readers <> 'chairs' and m.paper_id = any(:discussed)))`

/** SQL twin of mayReadMetaReview; test/policy/meta-reviews.test.ts keeps the two in step. */
function visible(r: Reading) {
  const { personId: me, isChair, authored, conflicted, assigned } = r.viewer
  const sets = { authored, conflicted, assigned, discussed: discussedBy(r.viewer, r.workshop.other_reviews) }
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
export async function ownMetas(r: Reading): Promise<object[]> {
  const { personId, isChair, assigned, conflicted } = r.viewer
  const rows = await all(r)
    .where('m.person_id', personId)
    .whereRaw('m.paper_id <> all(:conflicted) and (:isChair or m.paper_id = any(:assigned))', {
      ...{ isChair, assigned: [...assigned], conflicted: [...conflicted] },
    })
    .orderBy('m.paper_id')
  return rows.map(({ paper_id, recommendation, text, saved_at, submitted_at }) => ({
    ...{ paper_id, recommendation, text, saved_at, submitted_at },
  }))
}

export type Candidate = { id: number; name: string; email: string; number: number | null }

/** Reviewers of the paper and chairs; policy says who of them may. */
export const candidatesFor = ({ db }: Reading, paperId: number): Promise<Candidate[]> =>
  db('people as p')
    .leftJoin('reviews as v', (on) => on.on('v.person_id', 'p.id').onVal('v.paper_id', paperId))
    .where((may) =>
      may
        .whereIn('p.id', db('chairs').select('person_id'))
        .orWhereIn(
          'p.id',
          db('assignments').select('person_id').where({ paper_id: paperId }).whereNull('ended_at'),
        ),
    )
    .orderByRaw('v.number nulls last, lower(p.name), p.id')
    .select<Candidate[]>('p.id', 'p.name', 'p.email', 'v.number')

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
