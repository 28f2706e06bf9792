// A new workshop: the desk of its chair says what is still to be set up, and stops when it is.
import { doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

const STEPS =
  /The call is not written|There are no topics|Nobody is invited to review|The chairs have no address/

test('what a new workshop lacks stands on the desk until it is there', () =>
  inHouse(async (house) => {
    await house.db('workshop').update({ call_text: '', contact_email: '' })
    await house.db('topics').delete()
    const chair = await house.chair()
    const desk = async () => (await chair.get('/desk?role=chair')).text
    const bare = await desk()
    for (const step of STEPS.source.split('|')) match(bare, new RegExp(step))
    doesNotMatch(bare, /Nothing waits for you/)
    await chair.post('/settings/topics', { more: 'Invented things' })
    doesNotMatch(await desk(), /There are no topics/)
    await chair.post('/invitations', { emails: 'rita@people.example', role: 'reviewer', load: 4 })
    doesNotMatch(await desk(), /Nobody is invited/)
    await house.db('workshop').update({ call_text: 'Write.', contact_email: 'chairs@wis.example' })
    doesNotMatch(await desk(), STEPS)
  }))

test('once papers are in, nobody is asked to write the call', () =>
  inHouse(async (house) => {
    await house.db('workshop').update({ call_text: '' })
    house.at('after reviewing')
    const chair = await house.chair()
    doesNotMatch((await chair.get('/desk?role=chair')).text, STEPS)
  }))
