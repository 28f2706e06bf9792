// A whole house for a test: the real application on a real PostgreSQL, in a transaction that is rolled back.
import { after } from 'node:test'
import { type Clone, cloneDatabase } from './database.ts'
import { openTestHouse, type TestHouse } from './open-house.ts'

export { type TestHouse, withOwnDatabase } from './open-house.ts'

let shared: Promise<Clone> | undefined
const database = () => {
  shared ??= cloneDatabase()
  return shared
}
after(async () => (await shared)?.drop())

class Rollback extends Error {}

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
