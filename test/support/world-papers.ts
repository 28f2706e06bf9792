// The papers of a test, made through the doors, and assignments as the assignment feature leaves them.
import type { Clock } from '../../server/core/clock.ts'
import type { Db } from '../../server/core/db.ts'
import { makePaper } from './pdfs.ts'
import type { Answer, Visitor } from './visitor.ts'

export type PaperWish = {
  title?: string
  authors?: { name: string; email: string; affiliation: string }[]
  bytes?: Uint8Array
}

function mustGoOn(answer: Answer): Answer {
  if (answer.status !== 303) throw new Error(`Unexpected answer ${answer.status}\n${answer.text}`)
  return answer
}

/** A draft with everything that a submission needs; the clock must stand before the deadline. */
async function complete(db: Db, author: Visitor, wish: PaperWish): Promise<number> {
  const title = wish.title ?? 'Plainly Invented Kernels'
  const started = mustGoOn(await author.post('/papers', { title }))
  const id = Number(/\/papers\/(\d+)\/edit/.exec(started.location ?? '')?.[1])
  const topic = await db('topics').orderBy('position').first<{ id: number }>('id')
  const self = { name: 'Ann Author', email: author.email, affiliation: 'Author Institute' }
  const form = {
    title,
    abstract: 'We invent kernels, plainly.',
    topics: [topic?.id],
    authors: wish.authors ?? [self],
    conflicts_confirmed: 'on',
    version: 1,
  }
  mustGoOn(await author.post(`/papers/${id}`, form))
  const bytes = wish.bytes ?? (await makePaper({ title, pages: 2 }))
  mustGoOn(await author.upload(`/papers/${id}/files`, { kind: 'paper' }, { name: 'paper.pdf', bytes }))
  return id
}

export function papersIn(db: Db, clock: Clock) {
  const completePaper = (author: Visitor, wish: PaperWish = {}) => complete(db, author, wish)

  async function submittedPaper(author: Visitor, wish: PaperWish = {}): Promise<number> {
    const id = await completePaper(author, wish)
    mustGoOn(await author.post(`/papers/${id}/submission`))
    return id
  }

  /** A dispatched assignment with its empty review; returns the review's id. */
  async function assigned(reviewer: Visitor, paperId: number): Promise<string> {
    const first = await db('chairs').orderBy('appointed_at').first<{ person_id: number }>('person_id')
    const pair = { paper_id: paperId, person_id: reviewer.id }
    const now = clock()
    await db('assignments').insert({
      ...pair,
      assigned_at: now,
      assigned_by: first?.person_id,
      dispatched_at: now,
    })
    const last = await db('reviews')
      .where({ paper_id: paperId })
      .max<{ max: number | null }[]>('number')
      .first()
    const row = { ...pair, number: (last?.max ?? 0) + 1, created_at: now }
    const [review] = await db('reviews').insert(row).returning<{ id: string }[]>('id')
    return review?.id ?? ''
  }

  return { completePaper, submittedPaper, assigned }
}
