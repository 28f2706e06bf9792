// One page names every file that there is, each of them opens, and each is what it says.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addresses } from '../support/addresses.ts'
import { inHouse } from '../support/house.ts'

const FILE = /\.(csv|json|bib|zip|ics|xml)$/
/** Of one person alone, or of another page. */
const ELSEWHERE = ['/account/data.zip', '/reviews/offline.zip', '/api/v1/openapi.json']

const TYPES: Record<string, RegExp> = {
  csv: /^text\/csv/,
  json: /^application\/json/,
  bib: /^application\/x-bibtex/,
  zip: /^application\/zip/,
  ics: /^text\/calendar/,
  xml: /^application\/atom\+xml/,
}

// Rule 41.
test('chairs find every file on one page, and nobody else finds the page', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const { status, text } = await chair.get('/exports')
    equal(status, 200)
    const linked = [...text.matchAll(/<a class="btn sm" href="([^"]+)"/g)].map(([, href = '']) => href)
    const known = addresses.filter(({ verb, address }) => verb === 'get' && FILE.test(address))
    const missing = known.filter(({ address }) => ![...linked, ...ELSEWHERE].includes(address))
    deepEqual(missing, [])
    ok(linked.length > 20)
    for (const href of linked) {
      const file = await chair.get(href)
      equal(file.status, 200, href)
      match(file.headers.get('content-type') ?? '', TYPES[FILE.exec(href)?.[1] ?? ''] ?? /never/, href)
    }
    for (const visitor of [house.visitor(), await house.author(), await house.reviewer()])
      equal((await visitor.get('/exports')).status, 404)
  }))
