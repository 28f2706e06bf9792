// Recruiting before letters leave and after: a CSV file, each letter word for word, and who has opened theirs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { invited } from './invited.ts'

const LIST =
  'email,name,role,load\nnora@people.example,Nora Newcomer,reviewer,2\ndee@people.example,Dee Deputy,chair\n'
const wish = { role: 'reviewer', load: 5, message: 'Dear {name}, {load} papers?' }

test('a CSV file joins what was pasted; a fault brings all lines back, and a file that is no text is named', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const send = (fields: object, bytes: string | Buffer) =>
      chair.upload(
        '/invitations',
        { ...wish, ...fields },
        { name: 'people.csv', bytes: Buffer.from(bytes), type: 'text/csv' },
      )
    const wrong = await send({ emails: 'cy@people.example' }, `${LIST}nobody`)
    assert.equal(wrong.status, 422)
    assert.match(
      wrong.text,
      /Line 4 is no email address: “nobody”[\s\S]*cy@people\.example\nnora@people\.example,Nora/,
    )
    assert.match(
      (await send({ emails: '' }, Buffer.from([0xff, 0xfe]))).text,
      /href="#field-file">This file is no text/,
    )
    assert.equal((await send({ emails: '' }, '')).status, 422)
    assert.deepEqual(await house.letters(), [])
    assert.equal((await send({ emails: '' }, LIST)).status, 303)
    const rows = await house.db('invitations').orderBy('id').select('email', 'name', 'role', 'load')
    assert.deepEqual(rows, [
      { email: 'nora@people.example', name: 'Nora Newcomer', role: 'reviewer', load: 2 },
      { email: 'dee@people.example', name: 'Dee Deputy', role: 'chair', load: 5 },
    ])
    const rita = await house.reviewer()
    assert.equal((await rita.post('/invitations/preview', { emails: LIST })).status, 404)
  }))

test('each letter is shown word for word before it leaves, one after the other, and the list goes on', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const rita = await house.reviewer()
    await invited(house, 'nora@people.example')
    const fields = { ...wish, emails: `${LIST}${rita.email}` }
    const first = (await chair.post('/invitations/preview', fields)).text
    assert.match(first, /2 letters, not sent yet[\s\S]*Passed over[^<]*rita\.reviewer@people\.example/)
    assert.match(first, /Letter 1 of 2[\s\S]*To Nora Newcomer &lt;nora@[\s\S]*Dear Nora Newcomer, 2 papers\?/)
    assert.match(first, /<a class="b">Accept or decline<[\s\S]*<summary>As plain text</)
    assert.match(first, /Waits already: gets a new link/)
    assert.doesNotMatch(first, /aria-label="Letter before"/)
    const second = (await chair.post('/invitations/preview', { ...fields, at: 1 })).text
    assert.match(second, /Letter 2 of 2[\s\S]*Dee Deputy/)
    assert.match((await chair.post('/invitations/preview', { ...fields, at: 99 })).text, /Letter 2 of 2/)
    assert.match(
      (await chair.post('/invitations/draft', fields)).text,
      /Dee Deputy,chair[\s\S]*Dear \{name\}/,
    )
    assert.equal((await chair.post('/invitations/preview', { ...fields, emails: 'nobody' })).status, 422)
    assert.equal((await house.letters()).length, 1)
    await chair.post('/invitations', fields)
    const sent = (await house.letters()).find(({ to_email }) => to_email === 'dee@people.example')
    const opening = sent?.body_text?.split('\n').find((line) => line.includes('papers?')) ?? 'nothing'
    assert.ok(second.includes(opening.replace(/^> /, '')), 'the letter is the one that was shown')
  }))

// Rule 39.
test('looking at an invitation writes nothing; the page tells that it was opened, and an answer tells it too', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const [nora, otto] = [
      await invited(house, 'nora@people.example'),
      await invited(house, 'otto@people.example'),
    ]
    const opened = async () =>
      /Opened<\/span><span class="v">(\d)/.exec((await chair.get('/invitations')).text)?.[1]
    const page = (await house.visitor().get(`/invitations/${nora}`)).text
    assert.match(page, new RegExp(`data-invitation="/invitations/${nora}/opening"`))
    assert.equal(await opened(), '0')
    house.at(house.now().add({ hours: 1 }))
    const seen = house.now()
    assert.equal((await house.visitor().post(`/invitations/${nora}/opening`)).status, 204)
    house.at(house.now().add({ hours: 1 }))
    assert.equal((await house.visitor().post(`/invitations/${nora}/opening`)).status, 204)
    const row = await house.db('invitations').where({ email: 'nora@people.example' }).first('opened_at')
    assert.equal(String(row.opened_at), String(seen), 'the first time counts')
    assert.equal(await opened(), '1')
    assert.match(
      (await chair.get('/invitations')).text,
      /1 of them opened it, 0 out of time[\s\S]*Opened 20 May/,
    )
    await house.visitor().post(`/invitations/${otto}/refusal`, { reason: 'No time.' })
    assert.equal(await opened(), '2')
    assert.equal((await house.visitor().post(`/invitations/${otto}/opening`)).status, 403)
    assert.equal((await house.visitor().post('/invitations/never-was/opening')).status, 404)
    await invited(house, 'nora@people.example')
    assert.equal(await opened(), '1', 'a new letter has not been opened yet')
  }))
