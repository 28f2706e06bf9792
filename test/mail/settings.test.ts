// How letters leave, as a chair reads it.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('chairs read whether letters leave the machine, and nobody else does', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const author = await house.author()
    await house.submittedPaper(author)
    const { status, text } = await chair.get('/settings/mail')
    equal(status, 200)
    match(text, /No letter leaves this machine/)
    match(text, /(Queued|Kept)<\/span> <span class="num">[1-9]/)
    for (const visitor of [house.visitor(), author, await house.reviewer()])
      equal((await visitor.get('/settings/mail')).status, 404)
  }))
