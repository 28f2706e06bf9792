// A whole house for a test: the real application on a real PostgreSQL, in a transaction that is rolled back.
import { createServer, type Server } from 'node:http'
import { after } from 'node:test'
import { hash } from '@node-rs/argon2'
import { createApp } from '../../server/app.ts'
import type { House } from '../../server/context.ts'
import type { Db } from '../../server/core/db.ts'
import { SECRET } from '../../server/core/outbox.ts'
import type { LetterRow } from '../../server/core/tables-reviewing.ts'
import { jobsOf } from '../../server/worker.ts'
import { type Clone, cloneDatabase } from './database.ts'
import { houseOn } from './house-on.ts'
import { makePaper } from './pdfs.ts'
import { CHAIR, MOMENTS, type Moment, PASSWORD, START } from './people.ts'
import { Visitor } from './visitor.ts'

/** The same password for everybody, hashed once. */
const passwordHash = await hash(PASSWORD)

let shared: Promise<Clone> | undefined
const database = () => {
  shared ??= cloneDatabase()
  return shared
}
after(async () => (await shared)?.drop())

class Rollback extends Error {}

const listening = (server: Server) =>
  new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    })
  })

const emailOf = (name: string) => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@people.example`

export async function openTestHouse(db: Db) {
  let now = START
  const house: House = await houseOn(db, () => now)
  const server = createServer(createApp(house, 'a secret for tests, never used elsewhere'))
  const base = await listening(server)
  house.siteUrl = base

  async function person(name: string, email = emailOf(name)): Promise<number> {
    const row = {
      name,
      email,
      affiliation: `${name.split(' ').at(-1)} Institute`,
      password_hash: passwordHash,
    }
    const [added] = await db('people')
      .insert({ ...row, created_at: START, confirmed_at: START })
      .returning<{ id: number }[]>('id')
    return added?.id ?? 0
  }

  async function signedIn(email: string, id: number): Promise<Visitor> {
    const visitor = new Visitor(base, email, id)
    const answer = await visitor.post('/sessions', { email, password: PASSWORD })
    if (answer.status !== 303) throw new Error(`Signing in failed with ${answer.status}\n${answer.text}`)
    return visitor
  }

  async function chair(name?: string): Promise<Visitor> {
    if (name === undefined) {
      const first = await db('people').where({ email: CHAIR.email }).first<{ id: number }>('id')
      return signedIn(CHAIR.email, first?.id ?? 0)
    }
    const id = await person(name)
    await db('chairs').insert({ person_id: id, appointed_at: START })
    return signedIn(emailOf(name), id)
  }

  const author = async (name = 'Ann Author') => signedIn(emailOf(name), await person(name))

  async function reviewer(name = 'Rita Reviewer', { load = 4 } = {}): Promise<Visitor> {
    const id = await person(name)
    await db('reviewers').insert({ person_id: id, load, joined_at: START })
    return signedIn(emailOf(name), id)
  }

  /** A draft with everything that a submission needs, through the doors; the clock must stand before the deadline. */
  async function completePaper(author: Visitor, wish: PaperWish = {}): Promise<number> {
    const title = wish.title ?? 'Plainly Invented Kernels'
    const started = await author.post('/papers', { title })
    const id = Number(/\/papers\/(\d+)\/edit/.exec(started.location ?? '')?.[1])
    if (!id) throw new Error(`The paper did not start: ${started.status}\n${started.text}`)
    const topic = await db('topics').orderBy('position').first<{ id: number }>('id')
    const authors = wish.authors ?? [
      { name: 'Ann Author', email: author.email, affiliation: 'Author Institute' },
    ]
    const form = {
      title,
      abstract: 'We invent kernels, plainly.',
      topics: [topic?.id],
      authors,
      conflicts_confirmed: 'on',
      version: 1,
    }
    const saved = await author.post(`/papers/${id}`, form)
    const bytes = wish.bytes ?? (await makePaper({ title, pages: 2 }))
    const stored = await author.upload(`/papers/${id}/files`, { kind: 'paper' }, { name: 'paper.pdf', bytes })
    for (const answer of [saved, stored])
      if (answer.status !== 303) throw new Error(`${answer.status}\n${answer.text}`)
    return id
  }

  async function submittedPaper(author: Visitor, wish: PaperWish = {}): Promise<number> {
    const id = await completePaper(author, wish)
    const answer = await author.post(`/papers/${id}/submission`)
    if (answer.status !== 303)
      throw new Error(`The paper was not submitted: ${answer.status}\n${answer.text}`)
    return id
  }

  /** A dispatched assignment with its empty review, as the assignment feature leaves it; returns the review's id. */
  async function assigned(reviewer: Visitor, paperId: number): Promise<string> {
    const first = await db('chairs').orderBy('appointed_at').first<{ person_id: number }>('person_id')
    const pair = { paper_id: paperId, person_id: reviewer.id }
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
    const [review] = await db('reviews')
      .insert({ ...pair, number: (last?.max ?? 0) + 1, created_at: now })
      .returning<{ id: string }[]>('id')
    return review?.id ?? ''
  }

  const letters = async (): Promise<LetterRow[]> =>
    (await db<LetterRow>('letters').orderBy('written_at').orderBy('id')).map((letter) => ({
      ...letter,
      body_text: letter.body_text.replaceAll(SECRET, letter.secret ?? SECRET),
      body_html: letter.body_html.replaceAll(SECRET, letter.secret ?? SECRET),
    }))

  /** Runs what stands in the queue, as the worker would, until nothing does. */
  async function run(): Promise<void> {
    const jobs: Record<
      string,
      (payload: unknown, attempt: { number: number; most: number }) => Promise<void>
    > = jobsOf(house)
    for (;;) {
      const { rows } = await db.raw<{ rows: { id: string; name: string; payload: unknown }[] }>(
        `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
         where t.id = j.task_id and j.id = (select min(id) from graphile_worker._private_jobs)
         returning j.id, t.identifier as name, j.payload`,
      )
      const job = rows[0]
      if (!job) return
      await jobs[job.name]?.(job.payload, { number: 1, most: 12 })
    }
  }

  const at = (moment: Temporal.Instant | Moment) => {
    now = typeof moment === 'string' ? Temporal.Instant.from(MOMENTS[moment]) : moment
  }

  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections())

  return {
    house,
    db,
    base,
    at,
    now: () => now,
    close,
    letters,
    run,
    person,
    signedIn,
    chair,
    author,
    reviewer,
    completePaper,
    submittedPaper,
    assigned,
    visitor: () => new Visitor(base),
  }
}

export type PaperWish = {
  title?: string
  authors?: { name: string; email: string; affiliation: string }[]
  bytes?: Uint8Array
}
export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

/** Everything in the house is undone afterwards, so tests never meet. */
export async function inHouse(story: (house: TestHouse) => Promise<void>): Promise<void> {
  const { db } = await database()
  await db
    .transaction(async (tx) => {
      const house = await openTestHouse(tx)
      await story(house).finally(house.close)
      throw new Rollback()
    })
    .catch((error) => {
      if (!(error instanceof Rollback)) throw error
    })
}

/** A database of its own with committed transactions, for races and for browsers. */
export async function withOwnDatabase(
  story: (house: TestHouse, url: string) => Promise<void>,
): Promise<void> {
  const clone = await cloneDatabase()
  try {
    const house = await openTestHouse(clone.db)
    await story(house, clone.url).finally(house.close)
  } finally {
    await clone.drop()
  }
}
