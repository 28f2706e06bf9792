// What is described for programs is what there is.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addresses } from '../support/addresses.ts'
import { inHouse } from '../support/house.ts'

test('the description names every address for programs, and each answers a chair with JSON', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const id = await house.submittedPaper(await house.author())
    const { openapi, paths } = JSON.parse((await house.visitor().get('/api/v1/openapi.json')).text)
    equal(openapi, '3.1.0')
    const known = addresses
      .filter(({ address }) => address.startsWith('/api/') && address !== '/api/v1/openapi.json')
      .map(({ address }) => address.replace(':id', '{number}'))
    deepEqual(Object.keys(paths).toSorted(), known.toSorted())
    for (const path of known) {
      const answer = await chair.get(path.replace('{number}', String(id)))
      equal(answer.status, 200, path)
      equal(typeof JSON.parse(answer.text), 'object')
    }
    const nothing = await house.visitor().get('/api/v1/nothing')
    deepEqual([nothing.status, nothing.headers.get('content-type')], [404, 'application/json; charset=utf-8'])
  }))
