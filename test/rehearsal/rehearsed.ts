// A rehearsal on the house of a test: the clock is the test's, its people are given, and jumping only turns the clock.
import { createServer } from 'node:http'
import { createApp } from '../../server/app.ts'
import { MOMENTS, type MomentKey, momentAt } from '../../server/rehearsal/moments.ts'
import type { PersonaKey, Rehearsal } from '../../server/rehearsal/types.ts'
import type { TestHouse } from '../support/house.ts'
import { Visitor } from '../support/visitor.ts'

type Cast = Partial<Record<PersonaKey, number>>

export async function rehearsed(house: TestHouse, cast: Cast, story: (stage: Rehearsed) => Promise<void>) {
  let busy = false
  let resets = 0
  const preparing = new Set<MomentKey>()
  const rehearsal: Rehearsal = {
    clock: house.now,
    moments: MOMENTS,
    state: () => ({ now: house.now(), moment: momentAt(house.now()), busy }),
    async jump(to) {
      const moment = MOMENTS.find(({ key }) => key === to)
      house.at(moment ? moment.at : Temporal.Instant.from(String(to)))
    },
    async reset() {
      resets += 1
    },
    isPrepared: (moment) => !preparing.has(moment),
    personOf: async (persona) => cast[persona] ?? null,
    enter: async () => () => undefined,
  }
  const server = createServer(createApp(house.house, 'a secret for rehearsals of tests', rehearsal))
  const base = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    })
  })
  const turning = (now: boolean) => {
    busy = now
  }
  try {
    await story({ base, turning, preparing, resets: () => resets, somebody: () => new Visitor(base) })
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections())
  }
}

export type Rehearsed = {
  base: string
  /** Between two instants, when there is no world to ask. */
  turning(now: boolean): void
  /** What is not there yet. */
  preparing: Set<MomentKey>
  resets(): number
  somebody(): Visitor
}
