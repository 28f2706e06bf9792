// How many questions a page asks of the database.
import { equal } from 'node:assert/strict'
import type { TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

export async function asked(house: TestHouse, visitor: Visitor, path: string): Promise<number> {
  let count = 0
  const counting = () => count++
  house.db.on('query', counting)
  equal((await visitor.get(path)).status, 200, path)
  house.db.off('query', counting)
  return count
}
