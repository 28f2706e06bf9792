// Days that are to be confirmed are said to be so until one has come; whoever plans them is reminded to take the words back.
import { doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

const OPEN = /Dates to be confirmed|STATUS:TENTATIVE/
const PUBLIC = ['/', '/programme', '/programme.ics', '/timeline.ics']

test('nobody reads on the day of the workshop that its date is to be confirmed', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    house.at('eve of the workshop')
    for (const path of PUBLIC) match((await house.visitor().get(path)).text, OPEN, path)
    match((await chair.get('/programme/draft')).text, /The site says that the days are to be confirmed\./)
    const { opens_at } = await house.db('stages').where({ name: 'workshop' }).first()
    for (const hours of [1, 48]) {
      house.at(opens_at.add({ hours }))
      for (const path of PUBLIC) doesNotMatch((await house.visitor().get(path)).text, OPEN, path)
    }
    doesNotMatch((await chair.get('/programme/draft')).text, /days are to be confirmed/)
  }))
