// With a second factor nobody is signed in by the password alone, however it was come by.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import { halfIn, shownBy, wait, withFactor } from './with-factor.ts'

const STEP = '/sessions/second-factor'

test('after the password the code is asked for, and until then nothing is open', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    const half = house.visitor()
    equal((await half.get('/account/tokens')).location, '/sessions/new')
    equal((await half.post('/sessions', { email: ann.email, password: PASSWORD })).location, STEP)
    for (const path of ['/account', '/desk', '/account/data.zip', '/papers/new'])
      equal((await half.get(path)).location, '/sessions/new', path)
    equal((await half.get('/api/v1/papers')).text, (await house.visitor().get('/api/v1/papers')).text)
    match((await half.get(STEP)).text, /autocomplete="one-time-code"/)
    const wrong = await half.post(STEP, { code: shownBy(house, secret, 2) })
    equal(wrong.status, 422)
    match(wrong.text, /does not fit/)
    equal((await half.post(STEP, {})).status, 422)
    equal((await half.post(STEP, { code: shownBy(house, secret) })).location, '/papers/new', 'wanted last')
    equal((await half.get('/account')).status, 200)
    equal((await half.get(STEP)).location, '/desk')
    const answer = await house.visitor().post('/sessions', { email: ann.email, password: 'not this one' })
    equal(answer.status, 422, 'a wrong password does not tell of it')
  }))

test('a code serves once, one step early or late, and none after a later one', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    const tried = async (away: number) => {
      const half = await halfIn(house, ann)
      return (await half.post(STEP, { code: shownBy(house, secret, away) })).status
    }
    deepEqual([await tried(-2), await tried(-1), await tried(-1)], [422, 303, 422])
    deepEqual([await tried(0), await tried(0), await tried(-1)], [303, 422, 422])
    deepEqual([await tried(2), await tried(1), await tried(0)], [422, 303, 422])
  }))

test('two who send the same code at once are not both let in', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret, codes } = await withFactor(house, ann)
    for (const typed of [{ code: shownBy(house, secret) }, { recovery: codes[0] }]) {
      const both = [await halfIn(house, ann), await halfIn(house, ann)]
      const answers = await Promise.all(both.map((half) => half.post(STEP, typed)))
      deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422])
    }
  }))

test('a recovery code lets its owner in once, and the journal says so', () =>
  inHouse(async (house) => {
    const [ann, bob] = [await house.author(), await house.author('Bob Author')]
    const { codes } = await withFactor(house, ann)
    const others = await withFactor(house, bob)
    const tried = async (recovery: string | undefined) =>
      (await (await halfIn(house, ann)).post(STEP, { recovery })).status
    equal(await tried(others.codes[0]), 422)
    const half = await halfIn(house, ann)
    const wrong = (await half.post(STEP, { recovery: others.codes[0] })).text
    match(wrong, /<details open>[\s\S]*id="field-recovery-fault"/)
    equal(await tried(codes[4]?.toUpperCase().replaceAll('-', ' ')), 303)
    equal(await tried(codes[4]), 422)
    const lines = await house.db('journal').where({ verb: 'account.recovery-code-used' })
    deepEqual(
      lines.map(({ subject, details }) => [subject, details.personId]),
      [['Ann Author', ann.id]],
    )
  }))

test('the password counts for five minutes, and no longer than it is the password', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    const half = await halfIn(house, ann)
    wait(house, 299)
    equal((await half.get(STEP)).status, 200)
    wait(house, 1)
    equal((await half.get(STEP)).location, '/sessions/new')
    equal((await half.post(STEP, { code: shownBy(house, secret) })).location, '/sessions/new')
    const again = await halfIn(house, ann)
    await ann.post('/account/password', { current: PASSWORD, password: 'another invented password' })
    equal((await again.post(STEP, { code: shownBy(house, secret) })).location, '/sessions/new')
    equal((await house.visitor().get(STEP)).location, '/sessions/new')
  }))

// Rule 40.
test('a new password by letter does not pass round the second factor', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    const visitor = house.visitor()
    await visitor.post('/account/password-resets', { email: ann.email })
    const text = (await house.letters()).at(-1)?.body_text ?? ''
    const link = new URL(/https?:\/\/\S+\/password-resets\/\S+/.exec(text)?.[0] ?? '').pathname
    const password = 'another invented password'
    equal((await visitor.post(link, { password })).location, '/sessions/new')
    equal((await visitor.get('/account')).location, '/sessions/new')
    const half = await halfIn(house, ann, password)
    equal((await half.get('/account')).location, '/sessions/new')
    equal((await half.post(STEP, { code: shownBy(house, secret) })).location, '/account')
  }))

// Rule 49.
test('ten codes that do not fit close the door for a while, also to who gives the password anew', () =>
  inHouse(async (house) => {
    const [ann, bob] = [await house.author(), await house.author('Bob Author')]
    const [own, other] = [await withFactor(house, ann), await withFactor(house, bob)]
    for (let guess = 0; guess < 10; guess++) {
      const half = await halfIn(house, ann)
      equal((await half.post(STEP, { code: shownBy(house, own.secret, 5 + guess) })).status, 422)
    }
    const half = await halfIn(house, ann)
    const braked = await half.post(STEP, { code: shownBy(house, own.secret) })
    equal(braked.status, 429)
    match(braked.headers.get('retry-after') ?? '', /^\d+$/)
    match(braked.text, /Try again in \d+ minutes/)
    const free = await halfIn(house, bob)
    equal((await free.post(STEP, { code: shownBy(house, other.secret) })).location, '/desk')
  }))

test('what was typed before one was signed out waits behind the code too', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    await ann.get('/desk')
    await house.db('sessions').delete()
    const reason = 'Words that were typed before the end'
    equal((await ann.post('/papers/987654321/withdrawal', { reason })).location, '/sessions/new')
    equal((await ann.post('/sessions', { email: ann.email, password: PASSWORD })).location, STEP)
    equal((await ann.get('/sessions/unsent')).location, '/sessions/new')
    equal((await ann.post(STEP, { code: shownBy(house, secret) })).location, '/sessions/unsent')
    match((await ann.get('/sessions/unsent')).text, new RegExp(reason))
  }))
