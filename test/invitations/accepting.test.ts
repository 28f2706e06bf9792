// The invited accept by the link, with an account before or without one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import { account, invited, isReviewer } from './invited.ts'

// Rule 39.
test('looking at the link changes nothing; accepting without an account makes one and signs in', () =>
  inHouse(async (house) => {
    const token = await invited(house, 'nora@people.example')
    const nora = house.visitor()
    for (let look = 0; look < 2; look++) assert.equal((await nora.get(`/invitations/${token}`)).status, 200)
    assert.equal(await isReviewer(house, 'nora@people.example'), null)

    const gaps = await nora.post(`/invitations/${token}/acceptance`, {
      load: 2,
      name: 'Nora Newcomer',
      password: 'short',
    })
    assert.equal(gaps.status, 422)
    assert.match(gaps.text, /at least 10 characters/)
    assert.match(gaps.text, /value="Nora Newcomer"/)

    const topics = await house.db('topics').orderBy('position').limit(2).pluck('id')
    const answer = await nora.post(`/invitations/${token}/acceptance`, {
      load: 2,
      topics: [...topics, 999_999],
      ...account,
    })
    assert.equal(answer.status, 303, answer.text)
    assert.equal(await isReviewer(house, 'nora@people.example'), 2)
    assert.equal((await nora.get('/reviews')).status, 200)
    assert.equal((await house.db('reviewer_topics')).length, 2)
    const signIn = await house
      .visitor()
      .post('/sessions', { email: 'nora@people.example', password: account.password })
    assert.equal(signIn.status, 303)

    const again = await nora.post(`/invitations/${token}/acceptance`, { load: 9, ...account })
    assert.equal(again.status, 403)
    assert.equal(await isReviewer(house, 'nora@people.example'), 2)
  }))

test('with an account the role goes to it, and the link signs nobody in', () =>
  inHouse(async (house) => {
    await house.person('Olga Owner')
    const token = await invited(house, 'olga.owner@people.example')
    const stranger = house.visitor()
    const page = await stranger.get(`/invitations/${token}`)
    assert.doesNotMatch(page.text, /name="password"/)
    const answer = await stranger.post(`/invitations/${token}/acceptance`, { load: 5 })
    assert.equal(answer.status, 303)
    assert.equal(await isReviewer(house, 'olga.owner@people.example'), 5)
    assert.match((await stranger.follow(answer)).text, /Thank you/)
    assert.notEqual((await stranger.get('/reviews')).status, 200)
  }))

test('who is signed in with another address may accept as oneself', () =>
  inHouse(async (house) => {
    const token = await invited(house, 'old.address@people.example')
    const ann = await house.author('Ann Author')
    assert.match((await ann.get(`/invitations/${token}`)).text, /signed in as ann\.author@people\.example/)
    const signedOut = await house.visitor().post(`/invitations/${token}/acceptance`, { load: 3, as: 'me' })
    assert.equal(signedOut.status, 422)
    const answer = await ann.post(`/invitations/${token}/acceptance`, { load: 3, as: 'me' })
    assert.equal(answer.status, 303, answer.text)
    assert.equal(await isReviewer(house, 'ann.author@people.example'), 3)
    assert.equal(
      await house.db('people').where({ email: 'old.address@people.example' }).first('id'),
      undefined,
    )
  }))

test('an account that somebody began with the address without confirming it goes to the owner of the address', () =>
  inHouse(async (house) => {
    const email = 'vera.victim@people.example'
    const id = await house.person('Somebody Else', email)
    const squatter = await house.signedIn(email, id)
    await house.db('people').where({ id }).update({ confirmed_at: null })
    const token = await invited(house, email)
    const answer = await house
      .visitor()
      .post(`/invitations/${token}/acceptance`, { load: 1, ...account, name: 'Vera Victim' })
    assert.equal(answer.status, 303, answer.text)
    assert.deepEqual(await house.db('people').where({ id }).first('name', 'affiliation'), {
      name: 'Vera Victim',
      affiliation: account.affiliation,
    })
    assert.notEqual((await squatter.get('/reviews')).status, 200)
    const guessed = await house.visitor().post('/sessions', { email, password: PASSWORD })
    assert.equal(guessed.status, 422)
  }))

test('a chair can be invited the same way', () =>
  inHouse(async (house) => {
    const token = await invited(house, 'nora@people.example', { role: 'chair' })
    const nora = house.visitor()
    const answer = await nora.post(`/invitations/${token}/acceptance`, account)
    assert.equal(answer.status, 303, answer.text)
    assert.equal((await nora.get('/reviewers')).status, 200)
    assert.equal(await isReviewer(house, 'nora@people.example'), null)
  }))
