// Chairs invite by address, see who answers, send again and take back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { account, invited, isReviewer } from './invited.ts'

test('each line becomes one letter; lines that are no addresses stop all of it', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await house.reviewer('Rita Reviewer')
    const typed = {
      emails: 'one@people.example\nnot an address\n\ntwo@people.example\nnorsethis@',
      role: 'reviewer',
      load: 4,
    }
    const refused = await chair.post('/invitations', typed)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Lines 2 and 5 are no email addresses/)
    assert.match(refused.text, /one@people\.example/)
    assert.deepEqual(await house.letters(), [])

    const lines =
      'One@People.example\nTwo Invented <two@people.example>\none@people.example\nrita.reviewer@people.example'
    const answer = await chair.post('/invitations', { ...typed, emails: lines, message: 'We would be glad.' })
    assert.equal(answer.status, 303)
    const page = (await chair.follow(answer)).text
    assert.match(page, /2 invitations on the way\. Skipped rita\.reviewer@people\.example/)
    const letters = await house.letters()
    assert.deepEqual(letters.map(({ to_email }) => to_email).sort(), [
      'one@people.example',
      'two@people.example',
    ])
    for (const { body_text } of letters) assert.match(body_text, /We would be glad\./)
    assert.match(page, /Two Invented/)
    const tokens = letters.map(({ secret }) => secret ?? '')
    assert.ok(tokens.every((token) => token.length >= 40 && !page.includes(token)))
    const stored = await house.db('invitations').select('token_hash')
    assert.ok(stored.every(({ token_hash }) => !tokens.includes(token_hash)))
  }))

test('invitations are for chairs: for everybody else the page does not exist', () =>
  inHouse(async (house) => {
    const reviewer = await house.reviewer()
    for (const visitor of [reviewer, house.visitor()]) {
      const asked = await visitor.get('/invitations')
      assert.ok(asked.status === 404 || /sessions\/new/.test(asked.location ?? ''), String(asked.status))
      const posted = await visitor.post('/invitations', { emails: 'one@people.example' })
      assert.notEqual(posted.location, '/invitations')
    }
    assert.deepEqual(await house.letters(), [])
    assert.equal((await (await house.chair()).get('/invitations')).status, 200)
  }))

test('declining needs a press of a button, is told with its reason, and can be asked again', () =>
  inHouse(async (house) => {
    const token = await invited(house, 'nora@people.example')
    const nora = house.visitor()
    const answer = await nora.post(`/invitations/${token}/refusal`, { reason: 'On leave until August.' })
    assert.equal(answer.status, 303)
    const chair = await house.chair()
    const page = (await chair.get('/invitations?state=declined')).text
    assert.match(page, /On leave until August\./)
    assert.match(page, /Declined <span class="c">1</)
    assert.equal((await nora.post(`/invitations/${token}/acceptance`, { load: 2, ...account })).status, 403)
    assert.notEqual(await invited(house, 'nora@people.example'), token)
  }))

// Rule 40.
test('a second invitation replaces the link of the first; a link taken back or out of date opens nothing', () =>
  inHouse(async (house) => {
    const first = await invited(house, 'nora@people.example')
    const second = await invited(house, 'nora@people.example', { load: 6 })
    const nora = house.visitor()
    assert.equal((await nora.get(`/invitations/${first}`)).status, 404)
    assert.equal((await nora.get(`/invitations/${second}`)).status, 200)
    assert.equal((await house.db('invitations')).length, 1)

    house.at(house.now().add({ hours: 24 * 30 }))
    const late = await nora.post(`/invitations/${second}/acceptance`, { load: 2, ...account })
    assert.equal(late.status, 403)
    assert.match(late.text, /has expired/)
    const third = await invited(house, 'nora@people.example')
    const chair = await house.chair()
    const row = await house.db('invitations').first('id')
    assert.equal((await chair.post(`/invitations/${row.id}/revocation`)).status, 303)
    assert.equal((await nora.post(`/invitations/${third}/acceptance`, { load: 2, ...account })).status, 403)
    assert.equal((await chair.post(`/invitations/${row.id}/revocation`)).status, 403)
    assert.equal(await isReviewer(house, 'nora@people.example'), null)
  }))

test('the way to a second chair has the role chosen, and not the words that were for reviewers', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const reviewers = { emails: 'one@people.example', role: 'reviewer', load: 4, message: 'A few reviews.' }
    await chair.post('/invitations', reviewers)
    const way = /href="(\/invitations\?as=chair#new)"/.exec((await chair.get('/settings/people')).text)?.[1]
    const form = async () => (await chair.get(way ?? '')).text.split('id="new"')[1] ?? ''
    assert.match(await form(), /<option value="chair" selected>/)
    assert.doesNotMatch(await form(), /A few reviews/)
    assert.match((await chair.get('/invitations')).text.split('id="new"')[1] ?? '', /A few reviews/)
    await chair.post('/invitations', {
      ...reviewers,
      emails: 'two@people.example',
      role: 'chair',
      message: 'Help us.',
    })
    assert.match(await form(), /Help us\./)
  }))
