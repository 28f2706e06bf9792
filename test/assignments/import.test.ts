// Pairs from a CSV: shown first, then all of them made or none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { twoPapers } from './two-papers.ts'

test('a CSV is shown line by line, and taken in whole or not at all', () =>
  inHouse(async (house) => {
    const { ann, first, second, rita, rolf, chair } = await twoPapers(house)
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${first}/conflicts`, { person: other.email, reason: 'Brother.' })
    await ann.post(`/papers/${second}/conflicts`, { person: rolf.email, reason: 'Adviser.' })
    const csv = (...lines: string[]) => ['paper,reviewer', ...lines].join('\n')
    const wrong = csv(`${first},${rita.email}`, `${second},${rolf.email}`, `999999,${rita.email}`)
    const shown = await chair.post('/assignments/import', { csv: wrong })
    assert.equal(shown.status, 422)
    assert.match(shown.text, /1 new, 0 assigned already, 2 that cannot be/)
    assert.equal((await chair.post('/assignments/import/adoption', { csv: wrong })).status, 422)
    assert.deepEqual(await house.db('assignments'), [])
    assert.match((await chair.post('/assignments/import', { csv: 'a,b\n1,2' })).text, /no column named paper/)

    const right = csv(`${first},${rita.email}`, `${first},${rolf.email}`)
    assert.match((await chair.post('/assignments/import', { csv: right })).text, /Assign 2 pairs/)
    assert.match((await other.post('/assignments/import', { csv: right })).text, /no such paper in review/)
    assert.equal((await chair.post('/assignments/import/adoption', { csv: right })).status, 303)
    assert.equal((await house.db('assignments')).length, 2)
    const own = (await chair.get('/assignments.csv')).text
    assert.match((await chair.post('/assignments/import', { csv: own })).text, /0 new, 2 assigned already/)
    assert.equal((await rita.get('/assignments/import')).status, 404)
  }))
