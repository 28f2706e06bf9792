// Opens a house for a test on a given database: the real application, listening, with a clock that the test turns.
import { createServer, type Server } from 'node:http'
import { createApp } from '../../server/app.ts'
import type { Db } from '../../server/core/db.ts'
import { cloneDatabase } from './database.ts'
import { houseOn } from './house-on.ts'
import { outboxOf } from './outbox.ts'
import { MOMENTS, type Moment, START } from './people.ts'
import { COOKIE_SECRET } from './session-rows.ts'
import { papersIn } from './world-papers.ts'
import { peopleIn } from './world-people.ts'

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
  const server = createServer(createApp(house, COOKIE_SECRET))
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
