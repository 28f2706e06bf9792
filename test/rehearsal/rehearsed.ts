// A rehearsal on the house of a test: the clock is the test's, its people are given, and jumping only turns the clock.
import { createServer } from 'node:http'
import { createApp } from '../../server/app.ts'
import { MOMENTS, type MomentKey, momentAt } from '../../server/rehearsal/moments.ts'
import type { PersonaKey, Rehearsal } from '../../server/rehearsal/types.ts'
import type { TestHouse } from '../support/house.ts'
import { Visitor } from '../support/visitor.ts'

type Cast = Partial<Record<PersonaKey, number>>

const ON_ITS_WAY = {
  said: 'The clock is turning: it is Fri 9 June 2023 there',
  day: 'Fri 9 June 2023',
  share: 0.4,
}

/** The rehearsal, and what a test does with it. */
function invented(house: TestHouse, cast: Cast) {
  let [busy, resets] = [false, 0]
  let held: Promise<void> | null = null
  const preparing = new Set<MomentKey>()
  const rehearsal: Rehearsal = {
    clock: house.now,
    moments: MOMENTS,
    state: () => ({ now: house.now(), moment: momentAt(house.now()), busy }),
    told: () => ON_ITS_WAY,
    async jump(to) {
      busy ||= held !== null
      await held
      busy &&= held === null
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
  const turning = (now: boolean) => {
    busy = now
  }
  const holding = (jumps: Promise<void>) => {
    held = jumps
  }
  return { rehearsal, turning, holding, preparing, resets: () => resets }
}

export async function rehearsed(house: TestHouse, cast: Cast, story: (stage: Rehearsed) => Promise<void>) {
  const { rehearsal, ...hands } = invented(house, cast)
  const server = createServer(createApp(house.house, 'a secret for rehearsals of tests', rehearsal))
  const base = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    })
  })
  try {
    await story({ base, ...hands, somebody: () => new Visitor(base) })
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections())
  }
}

export type Rehearsed = {
  base: string
  /** Between two instants, when there is no world to ask. */
  turning(now: boolean): void
  /** No jump ends before; it is busy until then. */
  holding(jumps: Promise<void>): void
  /** What is not there yet. */
  preparing: Set<MomentKey>
  resets(): number
  somebody(): Visitor
}
