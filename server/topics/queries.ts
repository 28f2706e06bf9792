// The SQL of topics: the list, who chose which, and their changes.
import type { Reading, Writing } from '../context.ts'
import { forget } from '../core/memo.ts'
import type { Topic } from '../core/tables.ts'

export type TopicInUse = Topic & { papers: number; reviewers: number }

export async function topicsInUse({ db }: Reading): Promise<TopicInUse[]> {
  return db<Topic>('topics')
    .orderBy('position')
    .select(
      '*',
      db.raw('(select count(*)::int from paper_topics where topic_id = topics.id) as papers'),
      db.raw('(select count(*)::int from reviewer_topics where topic_id = topics.id) as reviewers'),
    )
}

/** One chair at a time: the list is short, and its places are unique. */
export async function holdTopics(w: Writing): Promise<Topic[]> {
  await w.db('workshop').forUpdate().first('name')
  return w.db<Topic>('topics').orderBy('position')
}

/** Places are unique row by row, so all of them make room first. */
export async function writeTopics(w: Writing, topics: Topic[]): Promise<void> {
  forget(w, 'workshop')
  await w.db('topics').update({ position: w.db.raw('position + 100000') })
  await w.db.raw(
    `update topics set theme = typed.theme, name = typed.name, position = typed.position
       from jsonb_to_recordset(:rows) as typed (id bigint, theme text, name text, position integer)
      where topics.id = typed.id`,
    { rows: JSON.stringify(topics) },
  )
}

export async function insertTopics(w: Writing, topics: Omit<Topic, 'id'>[]): Promise<void> {
  forget(w, 'workshop')
  if (topics.length > 0) await w.db('topics').insert(topics)
}

/** Whoever chose it has the other one instead; a reviewer who knows both keeps the better level. */
export async function replaceTopic(w: Writing, topic: number, instead: number): Promise<void> {
  await w.db.raw(
    `insert into paper_topics (paper_id, topic_id)
     select paper_id, :instead from paper_topics where topic_id = :topic on conflict do nothing`,
    { topic, instead },
  )
  await w.db.raw(
    `insert into reviewer_topics (person_id, topic_id, level)
     select person_id, :instead, level from reviewer_topics where topic_id = :topic
     on conflict (person_id, topic_id) do update set level = greatest(reviewer_topics.level, excluded.level)`,
    { topic, instead },
  )
}

export async function deleteTopic(w: Writing, id: number): Promise<void> {
  forget(w, 'workshop')
  await w.db('paper_topics').where({ topic_id: id }).delete()
  await w.db('reviewer_topics').where({ topic_id: id }).delete()
  await w.db('topics').where({ id }).delete()
}
