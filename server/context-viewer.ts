// Who looks: people with every relation that policy asks about, in one query.
import type { Db } from './core/db.ts'
import { kept } from './core/kept.ts'
import { dispatched, inReview } from './policy/sql.ts'
import { type Viewer, visitor } from './policy/viewer.ts'

type Relation = 'authored' | 'contactOf' | 'actsFor' | 'conflicted' | 'assigned' | 'weighing' | 'reviewed'
type ViewerRow = Omit<Viewer, 'emails' | 'watched' | Relation> &
  Record<Relation, number[]> & { emails: string[] }

/** What the query below reads: people's relations, and tables of which only some columns count there. */
const RELATIONS =
  'people|emails|chairs|reviewers|authorships|proxies|conflicts|assignments|meta_reviews|meta_review_rules|papers|reviews'
const COUNTING: Record<string, RegExp> = {
  authorships: /\b(paper_id|person_id|email|contact)\b/,
  assignments: /\b(paper_id|person_id|dispatched_at|ended_at)\b/,
  papers: /\b(submitted_at|withdrawn_at|desk_rejected_at)\b/,
  reviews: /\b(paper_id|person_id|submitted_at)\b/,
}
const WRITES = new RegExp(`\\b(insert\\s+into|delete\\s+from|update)\\s+"?(${RELATIONS})\\b`, 'gi')

/**
 * Of whom a statement may change what viewersOf answers: of anybody, of whoever sends it, or of nobody (null). A review is sent by
 * its writer alone, and nobody else stands otherwise to its paper for that.
 */
export const changesViewers = kept((text): 'anybody' | 'sender' | null => {
  if (text.startsWith('select')) return null
  const changing = [...text.matchAll(WRITES)].flatMap(({ index, 1: verb, 2: table = '' }) => {
    const columns = text
      .slice(index)
      .split(/\bwhere\b/, 1)
      .join()
    return verb !== 'update' || (COUNTING[table]?.test(columns) ?? true) ? [`${verb} ${table}`] : []
  })
  if (changing.length === 0) return null
  return changing.every((one) => one === 'update reviews') ? 'sender' : 'anybody'
})

/** These people with every relation that policy asks about, in one query. */
export async function viewersOf(db: Db, personIds: number[]): Promise<Viewer[]> {
  const { rows } = await db.raw<{ rows: ViewerRow[] }>(
    `select p.id as "personId", p.name, p.email, p.confirmed_at is not null as confirmed,
       exists (select from chairs c where c.person_id = p.id) as "isChair",
       exists (select from reviewers r where r.person_id = p.id and r.left_at is null) as "isReviewer",
       array(select o.email from addresses o where o.person_id = p.id and not o.former) as emails,
       array(select a.paper_id::int from authorships a where a.person_id = p.id) as authored,
       array(select a.paper_id::int from authorships a where a.person_id = p.id and a.contact) as "contactOf",
       array(select x.paper_id::int from proxies x where x.chair_id = p.id and x.ended_at is null) as "actsFor",
       own.conflicts as conflicted,
       array(select a.paper_id::int from assignments a join papers s on s.id = a.paper_id
         where a.person_id = p.id and ${dispatched('a')}
           and ${inReview('s')}
           and a.paper_id <> all(own.conflicts)
           and exists (select from reviewers r where r.person_id = p.id and r.left_at is null)) as assigned,
       array(select m.paper_id::int from meta_reviews m cross join meta_review_rules y join papers s on s.id = m.paper_id
         where m.person_id = p.id and y.active
           and ${inReview('s')}
           and m.paper_id <> all(own.conflicts)
           and exists (select from reviewers r where r.person_id = p.id and r.left_at is null)
           and not exists (select from assignments a where a.paper_id = m.paper_id and a.person_id = p.id
             and a.dispatched_at is not null and (a.ended_at is null or a.ended_at >= m.assigned_at))) as weighing,
       array(select v.paper_id::int from reviews v where v.person_id = p.id and v.submitted_at is not null) as reviewed
     from people p cross join lateral
       (select array(select c.paper_id::int from conflicted c where c.person_id = p.id) as conflicts offset 0) own
     where p.id = any(?) order by p.id`,
    [personIds],
  )
  return rows.map(seenBy)
}

function seenBy(row: ViewerRow): Viewer {
  const { emails, authored, contactOf, actsFor, conflicted, assigned, weighing, reviewed, ...rest } = row
  return {
    ...rest,
    emails: new Set(emails),
    authored: new Set(authored),
    contactOf: new Set(contactOf),
    actsFor: new Set(actsFor),
    conflicted: new Set(conflicted),
    assigned: new Set(assigned),
    weighing: new Set(weighing),
    reviewed: new Set(reviewed),
    watched: false,
  }
}

/** A visitor when there is no such person. */
export async function viewerOf(db: Db, personId: number | null): Promise<Viewer> {
  const [viewer = visitor] = personId === null ? [] : await viewersOf(db, [personId])
  return viewer
}
