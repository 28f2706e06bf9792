// Papers: finders for a viewer, holders and writers for a transaction.
import type { Knex } from 'knex'
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { once } from '../core/memo.ts'
import { containing, plain, plainly } from '../core/search.ts'
import type { Paper, Topic } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import type { FileKind } from '../core/tables-files.ts'
import { announced, inReview } from '../policy/sql.ts'
import { judgedBy } from '../policy/viewer.ts'

/** A paper as policy wants it: `announced` when the public knows it as accepted, and its own deadline if it has one. */
export type SeenPaper = Paper & { announced: boolean; extended_until: Temporal.Instant | null }

const EXTENDED = '(select e.until from extensions e where e.paper_id = papers.id and e.ended_at is null)'

/** Looked up once for each paper: a column as well as a condition. */
const KNOWN = `cross join lateral (select exists (select from known_decisions k
  where k.paper_id = papers.id and ${announced('k')}) as announced offset 0) known`

/** SQL twin of isPublic. */
const PUBLIC = `(known.announced and papers.withdrawn_at is null and papers.desk_rejected_at is null)`

/** One text for everybody, whatever papers they stand to, so that one plan serves all. */
const VISIBLE = `papers.deleted_at is null and (papers.id = any(:authored)
  or (:isChair and papers.id <> all(:conflicted))
  or (papers.id = any(:judged) and ${inReview('papers')})
  or ${PUBLIC})`

/** SQL twin of maySeePaper; test/policy/twins.test.ts keeps the two in step. */
export function visiblePapers({ db, viewer }: Reading) {
  const { isChair, authored, conflicted } = viewer
  return db<Paper>('papers')
    .select(
      'papers.*',
      db.raw<{ announced: boolean; extended_until: Temporal.Instant | null }>(
        `known.announced, ${EXTENDED} as extended_until`,
      ),
    )
    .joinRaw(KNOWN)
    .whereRaw(VISIBLE, {
      ...{ isChair, judged: judgedBy(viewer) },
      ...{ authored: [...authored], conflicted: [...conflicted] },
    })
}

export const findPaper = async (r: Reading, id: number): Promise<SeenPaper> =>
  found<SeenPaper>(await visiblePapers(r).where({ id }).first())

export const holdPaper = async (w: Writing, id: number): Promise<SeenPaper> =>
  found<SeenPaper>(await visiblePapers(w).where({ id }).forUpdate('papers').first())

export const findPapers = (r: Reading, ids: number[]): Promise<SeenPaper[]> =>
  visiblePapers(r).whereIn('papers.id', ids)

export const PAPER_STATES = ['draft', 'submitted', 'withdrawn', 'desk-rejected'] as const
export type PaperState = (typeof PAPER_STATES)[number]

/** What each state means; `papers`: the table, or its name in the query. */
export const stateConditions = (papers: string): Record<PaperState, string> => ({
  draft: `${papers}.submitted_at is null and ${papers}.withdrawn_at is null`,
  submitted: inReview(papers),
  withdrawn: `${papers}.withdrawn_at is not null`,
  'desk-rejected': `${papers}.desk_rejected_at is not null`,
})

export type PaperFilter = { q: string; state: PaperState | ''; topic: number | null; sort: string }

const ORDERS: Record<string, string> = {
  number: 'papers.id',
  '-number': 'papers.id desc',
  title: 'lower(papers.title), papers.id',
  changed: 'papers.changed_at desc, papers.id',
  submitted: 'papers.submitted_at nulls last, papers.id',
}
export const PAPER_SORTS = Object.keys(ORDERS)

export async function listPapers(r: Reading, filter: PaperFilter): Promise<SeenPaper[]> {
  const { q, state, topic } = filter
  const rows = searched(r, q).orderByRaw(ORDERS[filter.sort] ?? ORDERS.number ?? '')
  if (state) rows.whereRaw(stateConditions('papers')[state])
  if (topic) rows.whereIn('papers.id', r.db('paper_topics').select('paper_id').where({ topic_id: topic }))
  return rows
}

/** The first few in which each of the words is found: the one with this number, then those whose title says all of it. */
export const firstPapers = async (r: Reading, q: string, most: number): Promise<SeenPaper[]> =>
  searched(r, q)
    .orderByRaw(`papers.id = ? desc, ${plainly('papers.title')} like ? desc, papers.id`, [
      numberIn(q) ?? 0,
      containing(plain(q)),
    ])
    .limit(most)

const numberIn = (word: string) => (/^#?\d{1,9}$/.test(word) ? Number(word.replace('#', '')) : null)

function searched(r: Reading, q: string) {
  const rows = visiblePapers(r)
  for (const word of q.split(/\s+/).filter(Boolean)) rows.where((match) => matching(r, match, word))
  return rows
}

/** Number, title, and authors where the viewer may know them: else a search would tell who wrote a paper. */
function matching({ db, viewer }: Reading, match: Knex.QueryBuilder, word: string) {
  const holding = [containing(plain(word))]
  match.whereRaw(`${plainly('papers.title')} like ?`, holding)
  const number = numberIn(word)
  if (number !== null) match.orWhere('papers.id', number)
  const authors = db('authorships')
    .select('paper_id')
    .whereRaw(`${plainly('name')} like ?`, holding)
  match.orWhere((named) => {
    named.whereIn('papers.id', authors).where((known) => {
      known.whereIn('papers.id', [...viewer.authored]).orWhereRaw(PUBLIC)
      if (viewer.isChair) known.orWhereNotIn('papers.id', [...viewer.conflicted])
    })
  })
}

export type AuthorLine = Pick<
  Authorship,
  'position' | 'name' | 'email' | 'affiliation' | 'person_id' | 'contact'
>

/** Author lists of papers that the caller has asked policy about. */
export async function authorsOf({ db }: Reading, paperIds: number[]): Promise<Map<number, Authorship[]>> {
  const rows = await db<Authorship>('authorships')
    .whereIn('paper_id', paperIds)
    .orderBy(['paper_id', 'position'])
  return Map.groupBy(rows, (row) => row.paper_id)
}

export async function topicsOf({ db }: Reading, paperIds: number[]): Promise<Map<number, Topic[]>> {
  const rows = await db<Topic & { paper_id: number }>('topics')
    .join('paper_topics', 'paper_topics.topic_id', 'topics.id')
    .whereIn('paper_id', paperIds)
    .orderBy('position')
    .select('topics.*', 'paper_topics.paper_id')
  return Map.groupBy(rows, (row) => row.paper_id)
}

export type Tally = { topics: number; kinds: FileKind[] }

/** How many topics these papers have, and of which kinds they have files. */
export async function talliesOf({ db }: Reading, paperIds: number[]): Promise<Map<number, Tally>> {
  const { rows } = await db.raw<{ rows: (Tally & { id: number })[] }>(
    `select asked.id, (select count(*)::int from paper_topics t where t.paper_id = asked.id) as topics,
       array(select distinct f.kind::text from files f where f.paper_id = asked.id) as kinds
     from unnest(cast(? as bigint[])) as asked (id)`,
    [paperIds],
  )
  return new Map(rows.map(({ id, ...tally }) => [id, tally]))
}

export const listTopics = once(
  'workshop',
  ({ db }: Reading): Promise<Topic[]> => db<Topic>('topics').orderBy('position'),
)

export async function insertPaper(w: Writing, title: string, createdBy: number): Promise<Paper> {
  const row = { title, created_at: w.now, created_by: createdBy, changed_at: w.now }
  const [paper] = await w.db<Paper>('papers').insert(row).returning('*')
  return found(paper)
}

/** By their names in the statement. */
export type Beside = Record<string, Knex.Raw>

/** `beside`: what is written with it, by the same statement, and sees the paper as it was. */
export async function updatePaper(
  { db }: Writing,
  id: number,
  change: Partial<Paper>,
  beside: Beside = {},
): Promise<Paper> {
  const updating = db('papers').where({ id }).update(change).returning('*')
  const whole = db.with('updated', updating).from('updated').select<Paper[]>('*')
  for (const [name, writing] of Object.entries(beside)) whole.with(name, writing)
  const [paper] = await whole
  return found(paper)
}

/** These topics and no others. */
export const topicsReplaced = ({ db }: Writing, paperId: number, topicIds: number[]): Beside => ({
  topics_gone: db.raw('delete from paper_topics where paper_id = :paperId and topic_id <> all(:topicIds)', {
    paperId,
    topicIds,
  }),
  topics_added: db.raw(
    `insert into paper_topics (paper_id, topic_id)
     select :paperId, id from topics where id = any(:topicIds) on conflict do nothing`,
    { paperId, topicIds },
  ),
})
