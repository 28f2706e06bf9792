// What people know: topics at their levels, and the words of what they wrote before.
import type { Reading } from '../context.ts'
import type { PastPaper, ReviewerTopic } from '../core/tables-people.ts'

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
     order by 1, 2`,
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
     order by 2`,
    { me: viewer.personId },
  )
  return rows
}

export const ownTopics = ({ db, viewer }: Reading): Promise<ReviewerTopic[]> =>
  db<ReviewerTopic>('reviewer_topics')
    .where({ person_id: viewer.personId ?? 0 })
    .orderBy('topic_id')
