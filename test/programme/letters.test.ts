// The letters of a publication: to whom, once, and about what.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { accepted } from './announced.ts'

test('authors whose place is new or another get one letter, which tells nothing of who reviewed', () =>
  inHouse(async (house) => {
    const { talk, second, poster } = await accepted(house)
    const chair = await house.chair()
    const placed = async () => (await house.letters()).filter(({ view }) => view === 'programme/mail/placed')
    await chair.post('/programme/filling')
    await chair.post('/programme/editions', {})
    const letters = await placed()
    assert.deepEqual(
      letters.map(({ to_email }) => to_email).toSorted(),
      [talk, second, poster].map(({ author }) => author.email).toSorted(),
    )
    const mine = letters.find(({ to_email }) => to_email === talk.author.email)
    assert.equal(mine?.subject, `[ES-FoMo] Present "Invented Talk" (paper ${talk.id})`)
    for (const part of [mine?.body_text, mine?.body_html]) {
      assert.match(part ?? '', /Sat 29 July 2023, 10:15 to 10:30 HST/)
      assert.match(part ?? '', /board 1/i)
    }
    assert.match(mine?.body_text ?? '', new RegExp(`/programme/presentations/${talk.id}`))
    assert.doesNotMatch(mine?.body_text ?? '', /You have no account yet/)

    await chair.post('/programme/editions', { note: 'Nothing new.' })
    assert.equal((await placed()).length, 3, 'who keeps the place gets no letter')
    await chair.post('/programme/boards', { paper: poster.id, board: 9 })
    await chair.post('/programme/editions', {})
    assert.equal((await placed()).length, 4)
    assert.equal((await placed()).filter(({ body_text }) => body_text.includes('board 9')).length, 1)
  }))

test('who has no account hears that saying who presents needs one', () =>
  inHouse(async (house) => {
    const { talk } = await accepted(house)
    const line = { paper_id: talk.id, position: 9, name: 'Nora Newcomer', affiliation: 'Newcomer Institute' }
    await house.db('authorships').insert({ ...line, email: 'nora@people.example' })
    const chair = await house.chair()
    await chair.post('/programme/filling')
    await chair.post('/programme/editions', {})
    const toNora = (await house.letters()).find(({ to_email }) => to_email === 'nora@people.example')
    assert.match(toNora?.body_text ?? '', /sign in\. You have no account yet: make one[\s\S]*\/account\/new/)
  }))
