// Many authors at once, each with a draft that lacks only its PDF. They come by the database: two hundred sign-ins by
// password would take longer than what a test wants to know of them.
import { randomUUID } from 'node:crypto'
import type { TestHouse } from './open-house.ts'
import { START } from './people.ts'
import { sessionsFor } from './session-rows.ts'
import { Visitor } from './visitor.ts'

export type Authoring = { author: Visitor; paperId: number }

type Ids = { id: number }[]

export async function crowdIn({ db, base }: TestHouse, size: number): Promise<Authoring[]> {
  const named = randomUUID().slice(0, 8)
  const people = Array.from({ length: size }, (_, number) => ({
    name: `Author ${number}`,
    email: `author.${number}.${named}@people.example`,
    affiliation: 'Institute of Crowds',
    created_at: START,
    confirmed_at: START,
  }))
  const ids = (await db('people').insert(people).returning<Ids>('id')).map(({ id }) => id)
  const drafts = ids.map((id, number) => ({
    title: `Crowded kernels ${number}`,
    abstract: 'We invent kernels, many at once.',
    conflicts_confirmed_at: START,
    created_at: START,
    created_by: id,
    changed_at: START,
  }))
  const papers = (await db('papers').insert(drafts).returning<Ids>('id')).map(({ id }) => id)
  const lines = papers.map((paper_id, number) => {
    const { name, email, affiliation } = people[number] ?? { name: '', email: '', affiliation: '' }
    return { paper_id, position: 1, name, email, affiliation, person_id: ids[number] }
  })
  await db('authorships').insert(lines)
  const topic = await db('topics').first<{ id: number }>('id')
  await db('paper_topics').insert(papers.map((paper_id) => ({ paper_id, topic_id: topic?.id })))
  const cookies = await sessionsFor(db, ids)
  return papers.map((paperId, number) => {
    const author = new Visitor(base, people[number]?.email, ids[number], cookies[number])
    return { author, paperId }
  })
}
