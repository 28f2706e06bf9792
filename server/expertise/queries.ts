// What people know: topics at their levels, and the words of what they wrote before.
import type { Reading, Writing } from '../context.ts'
import type { PastPaper, ReviewerTopic } from '../core/tables-people.ts'
import { ownId } from '../policy/viewer.ts'

/** What reviewers said of topics; a topic that is missing was not asked about. */
export const reviewerTopics = ({ db }: Reading): Promise<ReviewerTopic[]> =>
  db<ReviewerTopic>('reviewer_topics')
    .whereIn('person_id', db('reviewers').whereNull('left_at').select('person_id'))
    .orderBy(['person_id', 'topic_id'])

type PastText = Pick<PastPaper, 'person_id' | 'title' | 'words'>

/**
 * Past papers of reviewers, what they submitted here among them. A paper with which the viewer is in conflict is left out,
 * so that no fit tells a chair who wrote it.
 */
export async function pastTexts({ db, viewer }: Reading): Promise<PastText[]> {
  const { rows } = await db.raw<{ rows: PastText[] }>(
    `with here as (select person_id from reviewers where left_at is null)
     select p.person_id, p.title, p.words from past_papers p join here using (person_id)
     union all
     select a.person_id, s.title, s.abstract from papers s join authorships a on a.paper_id = s.id join here using (person_id)
     where s.submitted_at is not null and s.id <> all(cast(:hidden as bigint[]))
     order by 1, 2, 3`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}

/** What the viewer wrote before, what they submitted here among it. */
export async function ownTexts({ db, viewer }: Reading): Promise<PastText[]> {
  const { rows } = await db.raw<{ rows: PastText[] }>(
    `select p.person_id, p.title, p.words from past_papers p where p.person_id = :me
     union all
     select a.person_id, s.title, s.abstract from papers s join authorships a on a.paper_id = s.id
     where a.person_id = :me and s.submitted_at is not null
     order by 2, 3`,
    { me: viewer.personId },
  )
  return rows
}

export const ownTopics = ({ db, viewer }: Reading): Promise<ReviewerTopic[]> =>
  db<ReviewerTopic>('reviewer_topics')
    .where({ person_id: ownId(viewer) })
    .orderBy('topic_id')

export const ownPastPapers = ({ db, viewer }: Reading): Promise<PastPaper[]> =>
  db<PastPaper>('past_papers')
    .where({ person_id: ownId(viewer) })
    .orderBy(['added_at', 'id'])

export type OwnSubmission = { id: number; title: string }

export const ownSubmissions = ({ db, viewer }: Reading): Promise<OwnSubmission[]> =>
  db('papers')
    .whereIn('id', [...viewer.authored])
    .whereNotNull('submitted_at')
    .select('id', 'title')
    .orderBy('id')

/** The same title again gets the newer words, unless there are none. */
export async function putPastPapers(
  { db, now, viewer }: Writing,
  papers: Pick<PastPaper, 'title' | 'words' | 'source'>[],
): Promise<void> {
  const rows = papers.map((paper) => ({ ...paper, person_id: ownId(viewer), added_at: now }))
  if (rows.length === 0) return
  await db<PastPaper>('past_papers')
    .insert(rows)
    .onConflict(db.raw('(person_id, lower(title))'))
    .merge(['title', 'words', 'source', 'added_at'])
    .whereRaw("excluded.words <> ''")
}

export const deletePastPaper = ({ db, viewer }: Writing, id: number): Promise<number> =>
  db<PastPaper>('past_papers')
    .where({ id, person_id: ownId(viewer) })
    .delete()

/** Ids that are no topics of the workshop are passed over. */
export async function replaceLevels(
  { db, viewer }: Writing,
  said: Pick<ReviewerTopic, 'topic_id' | 'level'>[],
): Promise<void> {
  const mine = { person_id: ownId(viewer) }
  await db<ReviewerTopic>('reviewer_topics').where(mine).delete()
  const known = new Set(await db('topics').pluck<number[]>('id'))
  const rows = said.filter(({ topic_id }) => known.has(topic_id)).map((one) => ({ ...one, ...mine }))
  if (rows.length > 0) await db<ReviewerTopic>('reviewer_topics').insert(rows)
}
