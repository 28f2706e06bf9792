// Where one is signed in: listed, and ended one by one or all but this one.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import type { Visitor } from '../support/visitor.ts'

const PHONE =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36'

const keysOn = ({ text }: { text: string }) =>
  [...text.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map(([, key = '']) => key)

// Rules 33 and 40.
test('sessions are listed by their browsers and end at the next request', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const [phone, desk] = [house.visitor(), house.visitor()]
    const signIn = (visitor: Visitor, agent: string) =>
      visitor.post('/sessions', { email: ann.email, password: PASSWORD }, { 'user-agent': agent })
    await signIn(phone, PHONE)
    await signIn(desk, 'curl/8.0')
    const page = await ann.get('/account/sessions')
    match(page.text, /<b>Chrome on Android<\/b>/)
    match(page.text, /<b>A program<\/b>/)
    equal(keysOn(page).length, 2)
    for (const { sid } of await house.db('sessions'))
      doesNotMatch(page.text, new RegExp(sid), 'an id opens it')
    const [own] = keysOn(await phone.get('/account/sessions')).filter((key) => !keysOn(page).includes(key))
    equal(
      (await ann.post('/account/sessions/end', { session: own })).status,
      404,
      'signing out has its own button',
    )
    const mallory = await house.author('Mallory Malicious')
    for (const session of [...keysOn(page), '', 'x', '0'.repeat(64)])
      equal((await mallory.post('/account/sessions/end', { session })).status, 404, session)
    equal((await mallory.post('/account/sessions/end', { 'session[]': 'others' })).status, 404)
    await mallory.post('/account/sessions/end', { session: 'others' })
    equal((await phone.get('/account')).status, 200)
    const name = page.text.indexOf('Chrome on Android')
    const key = keysOn(page).find((one) => page.text.indexOf(one) > name)
    equal((await ann.post('/account/sessions/end', { session: key })).location, '/account/sessions')
    deepEqual([(await phone.get('/account')).status, (await desk.get('/account')).status], [303, 200])
    await signIn(phone, PHONE)
    match(
      (await ann.follow(await ann.post('/account/sessions/end', { session: 'others' }))).text,
      /2 sessions have ended/,
    )
    deepEqual([(await phone.get('/account')).status, (await desk.get('/account')).status], [303, 303])
    equal((await ann.get('/account')).status, 200)
    equal((await house.visitor().get('/account/sessions')).location, '/sessions/new')
  }))
