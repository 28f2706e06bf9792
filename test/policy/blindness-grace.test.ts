// The grace behind a deadline holds, and stands nowhere.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { allPlaces, crawl } from './crawl.ts'

const CLOSES = Temporal.Instant.from('2023-06-01T12:00:00Z')
/** The end of the grace in UTC, in the workshop's zone and anywhere on Earth. */
const TELLING = /grace|12:10|02:10|00:10|10 minutes (more|left)|\+10 min/i

// Rule 44.
test('in the grace a paper can be submitted, and no page names its end', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const chair = await house.chair()
    const [first, second] = [await house.completePaper(author), await house.completePaper(author)]
    house.at(CLOSES.add({ minutes: 3 }))
    const places = await allPlaces(house.db)
    for (const who of [house.visitor(), author, chair]) {
      for (const [address, text] of await crawl(who, places)) assert.doesNotMatch(text, TELLING, address)
    }
    house.at(CLOSES.add({ minutes: 10 }).subtract({ nanoseconds: 1000 }))
    assert.equal((await author.post(`/papers/${first}/submission`)).status, 303)
    house.at(CLOSES.add({ minutes: 10 }))
    assert.equal((await author.post(`/papers/${second}/submission`)).status, 403)
  }))
