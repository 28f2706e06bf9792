// The pages of the programme ask the same number of questions, however many papers there are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { released, submitted } from './announced.ts'

test('the pages ask as many questions of the database for many papers as for one', () =>
  inHouse(async (house) => {
    const papers = await submitted(house, ['Invented One', 'Invented Two', 'Invented Three'])
    const chair = await house.chair()
    const asked = async (visitor: typeof chair, path: string) => {
      let count = 0
      const counting = () => count++
      house.db.on('query', counting)
      assert.equal((await visitor.get(path)).status, 200, path)
      house.db.off('query', counting)
      return count
    }
    const paths = ['/', '/programme', '/programme.json', '/programme.ics', '/programme/editions', '/feed.xml']
    const counts: number[][] = []
    for (const some of [papers.slice(0, 1), papers]) {
      await released(house, Object.fromEntries(some.map(({ id }) => [id, 'talk' as const])))
      await chair.post('/programme/filling')
      await chair.post('/programme/editions', {})
      await chair.get('/programme/draft')
      const visitor = house.visitor()
      const row = [await asked(chair, '/programme/draft')]
      for (const path of paths) row.push(await asked(visitor, path))
      counts.push(row)
    }
    assert.deepEqual(counts[0], counts[1])
    assert.ok(
      (counts[0] ?? []).every((count) => count > 0 && count < 20),
      String(counts[0]),
    )
  }))
