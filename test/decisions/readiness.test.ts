// What stops a release, what is only said, and what it holds for reviewers and for a chair in conflict.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { decide, decided, lettersIn, released } from './decided.ts'
import { conflictOf } from './papers.ts'

// Rule 25.
test('contradictions stop a release, with reasons and a way out', () =>
  inHouse(async (house) => {
    const { chair, author, talk, poster } = await decided(house)
    const end = { withdrawn_at: house.now(), withdrawn_by: author.id, withdrawal_reason: '' }
    await house.db('papers').where({ id: talk }).update(end)
    const withdrawn = await chair.post('/decisions/releases', { audience: 'authors' })
    assert.equal(withdrawn.status, 422)
    assert.match(withdrawn.text, new RegExp(`Paper ${talk} is accepted but no longer in review`))
    await decide(chair, talk, 'undecided')
    await house.db('authorships').where({ paper_id: poster }).update({ email: '' })
    const mute = await chair.post('/decisions/releases', { audience: 'authors' })
    assert.equal(mute.status, 422)
    assert.match(mute.text, /an author without an email address/)
    assert.deepEqual(await house.db('releases'), [])
    await house.db('authorships').where({ paper_id: poster }).update({ email: 'found@people.example' })
    await released(chair)
    assert.equal((await lettersIn(house)).length, 2)
  }))

test('more talks than slots and more papers than boards are said, and stop nothing', () =>
  inHouse(async (house) => {
    const { chair } = await decided(house)
    await house.db('workshop').update({ boards: 1 })
    await house.db('slots').where({ kind: 'contributed-talk' }).delete()
    const { text } = await chair.get('/decisions/release')
    assert.match(text, /More talks than slots: 1 of 0\./)
    assert.match(text, /More accepted papers than boards: 2 of 1\./)
    await released(chair)
  }))

// Rule 26.
test('a release to reviewers tells them of the papers they reviewed, and writes no letter', () =>
  inHouse(async (house) => {
    const { chair, talk } = await decided(house)
    const { text } = await chair.get('/decisions/release')
    assert.match(text, /Not known to their authors: 3\./)
    assert.equal(await released(chair, 'reviewers'), '/decisions')
    assert.deepEqual(await lettersIn(house), [])
    const known = await house.db('known_decisions').where({ paper_id: talk }).pluck('audience')
    assert.deepEqual(known, ['reviewers'])
    const { id } = await house.db('releases').first()
    assert.equal((await chair.post(`/decisions/releases/${id}/undo`)).status, 303)
    assert.deepEqual(await house.db('known_decisions'), [])
    assert.equal((await chair.post('/decisions/releases', { audience: 'public' })).status, 422)
  }))

test('a chair in conflict releases the others, and finds no trace of the hidden paper', () =>
  inHouse(async (house) => {
    const { chair, talk, poster, reject } = await decided(house)
    const cochair = await house.chair('Cleo Cochair')
    await conflictOf(house, cochair, talk)
    const preview = await cochair.get('/decisions/release')
    assert.doesNotMatch(preview.text, /Talks &amp; More/)
    assert.match(preview.text, /outcome of 2\s+papers/)
    const batch = await released(cochair)
    const papers = await house
      .db('released_decisions as r')
      .join('decisions as d', 'd.id', 'r.decision_id')
      .pluck('paper_id')
    assert.deepEqual(papers.toSorted(), [poster, reject])
    const mine = await released(chair)
    assert.equal((await cochair.get(mine)).status, 404, 'every letter of it is hidden')
    assert.equal((await chair.get(mine)).status, 200)
    assert.equal((await cochair.get(batch)).status, 200)
    for (const path of ['/mail', '/journal', '/desk', '/decisions', '/decisions/release']) {
      const { text } = await cochair.get(path)
      assert.doesNotMatch(text, new RegExp(`Talks &amp; More|[Pp]aper ${talk}\\b`), path)
    }
    const [letter] = (await lettersIn(house)).filter(({ subject }) => subject.includes('Talks'))
    for (const part of ['', '/html', '/retry']) {
      const path = `/mail/letters/${letter?.id}${part}`
      const asked = (visitor: Visitor) => (part === '/retry' ? visitor.post(path) : visitor.get(path))
      assert.equal((await asked(cochair)).status, 404, path)
      assert.equal((await asked(chair)).status, part === '/retry' ? 403 : 200, path)
    }
  }))
