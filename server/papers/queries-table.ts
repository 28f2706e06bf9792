// The chair's table of papers: one query for a page of it, one for its counts, whatever the number of papers.
import type { Knex } from 'knex'
import type { Reading } from '../context.ts'
import { containing, plain, plainly } from '../core/search.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { dispatched, inConflict } from '../policy/sql.ts'
import { type PaperState, type SeenPaper, stateConditions, visiblePapers } from './queries.ts'
import type { Term } from './search.ts'

/** What stands behind a conflict, or behind being its author, is null: nothing of its reviewing is counted. */
export type TableRow = SeenPaper & {
  assigned: number | null
  sent: number | null
  mean: number | null
  spread: number | null
  scores: { overall: number; confidence: number | null }[]
  decision: Outcome | null
  pages: number | null
  chair: string | null
}

const OPEN = ':isChair and s.id <> all(:conflicted::bigint[])'

/** Reviews that count: sent, by people who are not in conflict now. */
const FIGURES = `
  select s.*, f.pages,
    case when ${OPEN} then (select count(*) from assignments a where a.paper_id = s.id and ${dispatched('a')}
      and not ${inConflict('a')}) end as assigned,
    case when ${OPEN} then v.sent end as sent, case when ${OPEN} then v.mean end as mean,
    case when ${OPEN} then v.spread end as spread,
    case when ${OPEN} then v.scores else '[]' end as scores,
    case when ${OPEN} then (select d.outcome from decisions d where d.paper_id = s.id and d.superseded_at is null) end
      as decision,
    case when ${OPEN} then (select i.name from handling_chairs h join people i on i.id = h.person_id
      where h.paper_id = s.id
        and not ${inConflict('h')}) end as chair
  from seen s
    left join lateral (select pages from files where paper_id = s.id and kind = 'paper' order by version desc limit 1) f on true
    left join lateral (
      select count(*) as sent, avg(overall)::float8 as mean, max(overall) - min(overall) as spread,
        coalesce(jsonb_agg(jsonb_build_object('overall', overall, 'confidence', confidence) order by number)
          filter (where overall is not null), '[]') as scores
      from reviews v where v.paper_id = s.id and v.submitted_at is not null
        and not ${inConflict('v')}
    ) v on true`

function table(r: Reading): Knex.QueryBuilder {
  const { isChair, conflicted } = r.viewer
  const figures = r.db.raw(`(${FIGURES}) as t`, { isChair, conflicted: [...conflicted] })
  return r.db.with('seen', visiblePapers(r)).from(figures)
}

/** Every paper of the table is one whose authors this viewer may know; by address they are found by unconflicted chairs. */
const AUTHORS = `exists (select from authorships a where a.paper_id = t.id
  and ${plainly("concat_ws(' ', a.name, a.affiliation, case when t.assigned is not null then a.email end)")} like ?)`

const COLUMNS = {
  number: 'id',
  reviews: 'sent',
  assigned: 'assigned',
  mean: 'mean',
  spread: 'spread',
  pages: 'pages',
}

const STATES: Record<string, string> = stateConditions('t')

/** What only an accepted paper has would tell a chair in conflict of its decision. */
const known = (sql: string) => `case when t.assigned is not null then ${sql} end`

const HAS: Record<string, string> = {
  pdf: `exists (select from files f where f.paper_id = t.id and f.kind = 'paper')`,
  supplement: `exists (select from files f where f.paper_id = t.id and f.kind = 'supplement')`,
  code: `t.code_url <> ''`,
  final: known(`exists (select from files f where f.paper_id = t.id and f.kind = 'camera-ready')`),
  presenter: known('exists (select from presentations p where p.paper_id = t.id)'),
}

const DECIDED: Record<string, string> = {
  none: 't.decision is null',
  accepted: `t.decision in ('talk', 'poster')`,
}

function conditionOf(term: Term): [sql: string, values: (string | number)[]] {
  const holding = 'text' in term ? containing(plain(term.text)) : ''
  switch (term.kind) {
    case 'word':
      return [
        `(${plainly("concat_ws(' ', t.title, t.keywords)")} like ? or t.id::text = ? or ${AUTHORS})`,
        [holding, term.text.replace(/^#/, ''), holding],
      ]
    case 'author':
      return [AUTHORS, [holding]]
    case 'topic':
      return [
        `exists (select from paper_topics p join topics o on o.id = p.topic_id
        where p.paper_id = t.id and concat_ws(' ', o.theme, o.name) ilike ?)`,
        [containing(term.text)],
      ]
    case 'state':
      return [STATES[term.text] ?? 'true', []]
    case 'has':
      return [HAS[term.text] ?? 'true', []]
    case 'decision':
      return DECIDED[term.text] ? [DECIDED[term.text] ?? '', []] : ['t.decision = ?', [term.text]]
    default:
      return [`t.${COLUMNS[term.kind]} ${term.compare} ?`, [term.value]]
  }
}

export type Wanted = { terms: Term[]; state: string; topic: number | null }

function matching(r: Reading, { terms, topic }: Omit<Wanted, 'state'>): Knex.QueryBuilder {
  const rows = table(r)
  for (const term of terms) {
    const [sql, values] = conditionOf(term)
    // Where a figure is not known, neither the term nor its opposite holds.
    rows.whereRaw(term.not ? `not (${sql})` : sql, values)
  }
  if (topic)
    rows.whereRaw('exists (select from paper_topics p where p.paper_id = t.id and p.topic_id = ?)', [topic])
  return rows
}

export const TABLE_ORDERS = {
  number: 't.id',
  title: 'lower(t.title)',
  submitted: 't.submitted_at',
  changed: 't.changed_at',
  reviews: 't.sent',
  mean: 't.mean',
  spread: 't.spread',
  pages: 't.pages',
  decision: 't.decision',
} as const
export type TableSort = keyof typeof TABLE_ORDERS

export function tableRows(
  r: Reading,
  wanted: Wanted,
  order: { sort: TableSort; down: boolean },
  page: { limit: number; offset: number },
): Promise<TableRow[]> {
  const rows = matching(r, wanted).select('t.*')
  if (STATES[wanted.state]) rows.whereRaw(STATES[wanted.state] ?? '')
  return rows
    .orderByRaw(`${TABLE_ORDERS[order.sort]} ${order.down ? 'desc' : 'asc'} nulls last, t.id`)
    .limit(page.limit)
    .offset(page.offset)
}

export type StateCounts = Record<'all' | PaperState, number>

/** How many match, in each state. */
export async function tableCounts(r: Reading, wanted: Wanted): Promise<StateCounts> {
  const columns = Object.entries(STATES).map(([name, sql]) => `count(*) filter (where ${sql}) as "${name}"`)
  const row = await matching(r, wanted)
    .select<StateCounts[]>(r.db.raw(`count(*) as all, ${columns.join(', ')}`))
    .first<StateCounts | undefined>()
  return row ?? { all: 0, draft: 0, submitted: 0, withdrawn: 0, 'desk-rejected': 0 }
}

/** The papers with these numbers that this viewer may see, in their order. */
export const tablePapers = (r: Reading, ids: number[]): Promise<TableRow[]> =>
  table(r).select('t.*').whereIn('t.id', ids).orderBy('t.id')
