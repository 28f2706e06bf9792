// A whole house for a test: the real application on a real PostgreSQL, in a transaction that is rolled back.
import { createServer, type Server } from 'node:http'
import { after } from 'node:test'
import { createApp } from '../../server/app.ts'
import type { Db } from '../../server/core/db.ts'
import { type Clone, cloneDatabase } from './database.ts'
import { houseOn } from './house-on.ts'
import { outboxOf } from './outbox.ts'
import { MOMENTS, type Moment, START } from './people.ts'
import { papersIn } from './world-papers.ts'
import { peopleIn } from './world-people.ts'

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

export async function openTestHouse(db: Db) {
  let now = START
  const clock = () => now
  const house = await houseOn(db, clock)
  const server = createServer(createApp(house, 'a secret for tests, never used elsewhere'))
  const base = await listening(server)
  house.siteUrl = base
  const at = (moment: Temporal.Instant | Moment) => {
    now = typeof moment === 'string' ? Temporal.Instant.from(MOMENTS[moment]) : moment
  }
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections())
  return {
    house,
    db,
    base,
    at,
    now: clock,
    close,
    ...peopleIn(db, base),
    ...papersIn(db, clock),
    ...outboxOf(house),
  }
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
