// Wrong codes: counted in a row, beyond every quarter of an hour, and twenty of them close the step for the codes of the app.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import { slowForm } from '../support/slow-upload.ts'
import type { Visitor } from '../support/visitor.ts'
import { halfIn, shownBy, wait, withFactor } from './with-factor.ts'

const STEP = '/sessions/second-factor'

/** Guesses, a quarter of an hour after every tenth. */
async function guessed(house: TestHouse, owner: Visitor, many: number) {
  const texts: string[] = []
  for (let guess = 0; guess < many; guess++) {
    if (guess % 10 === 0) await house.db('sign_in_attempts').delete()
    const half = await halfIn(house, owner)
    const answer = await half.post(STEP, { code: '12345x'.replace('x', String(guess % 10)) })
    equal(answer.status, 422)
    texts.push(answer.text)
  }
  await house.db('sign_in_attempts').delete()
  return texts
}

const told = async (house: TestHouse) =>
  (await house.letters())
    .filter(({ view }) => view === 'second-factor/mail/closed')
    .map((one) => one.to_email)

// Rule 49.
test('twenty wrong codes in a row close the step for codes, and a recovery code opens it again', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret, codes } = await withFactor(house, ann)
    const tried = async (typed: object) => (await halfIn(house, ann)).post(STEP, { ...typed })
    await guessed(house, ann, 19)
    equal(
      (await tried({ code: shownBy(house, secret) })).status,
      303,
      'the last one but one that may be wrong',
    )
    wait(house)
    match((await guessed(house, ann, 20)).at(-1) ?? '', /Too many wrong codes .* Use a recovery code/)
    deepEqual(await told(house), [ann.email])
    const closed = await tried({ code: shownBy(house, secret) })
    equal(closed.status, 422, 'though it fits')
    match(closed.text, /Too many wrong codes/)
    deepEqual(await told(house), [ann.email], 'told once')
    equal((await tried({ recovery: 'aaaa-aaaa-aaaa-aaaa' })).status, 422)
    equal((await tried({ recovery: codes[0] })).status, 303)
    equal((await tried({ code: shownBy(house, secret) })).status, 303)
    const lines = await house.db('journal').where({ verb: 'account.second-factor-closed' })
    deepEqual(
      lines.map(({ subject, details }) => [subject, details.personId]),
      [['Ann Author', ann.id]],
    )
  }))

// Rule 49.
test('wrong codes with an open session count too, and without the password nobody closes anything', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    for (const place of ['removal', 'recovery-codes'])
      for (let guess = 0; guess < 10; guess++) {
        if (guess === 0) await house.db('sign_in_attempts').delete()
        const wrong = { current: PASSWORD, code: '000000' }
        equal((await ann.post(`/account/second-factor/${place}`, wrong)).status, 422)
      }
    await house.db('sign_in_attempts').delete()
    const right = { current: PASSWORD, code: shownBy(house, secret) }
    match((await ann.post('/account/second-factor/removal', right)).text, /Too many wrong codes/)
    const bob = await house.author('Bob Author')
    const others = await withFactor(house, bob)
    for (let guess = 0; guess < 25; guess++) {
      const stranger = house.visitor()
      await stranger.post('/sessions', { email: bob.email, password: 'not this one' })
      equal((await stranger.post(STEP, { code: '000000' })).location, '/sessions/new')
    }
    await house.db('sign_in_attempts').delete()
    const half = await halfIn(house, bob)
    equal((await half.post(STEP, { code: shownBy(house, others.secret) })).status, 303)
  }))

// Rule 40.
test('a new password by letter opens the step again, once a month', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    let password = PASSWORD
    const renewed = async () => {
      const visitor = house.visitor()
      await house.db('letters').where({ view: 'account/mail/password-reset' }).delete()
      await visitor.post('/account/password-resets', { email: ann.email })
      const asked = (await house.letters()).find(({ view }) => view === 'account/mail/password-reset')
      const [link = ''] = /\/account\/password-resets\/[\w-]{43}/.exec(asked?.body_text ?? '') ?? []
      password = `${password} anew`
      equal((await visitor.post(link, { password })).location, '/sessions/new')
    }
    const opens = async () =>
      (await (await halfIn(house, ann, password)).post(STEP, { code: shownBy(house, secret) })).status === 303
    const close = () => house.db('second_factors').update({ wrong_codes: 20 })
    await close()
    equal(await opens(), false)
    await renewed()
    await close()
    await renewed()
    equal(await opens(), false, 'it was opened within the month')
    wait(house, 31 * 24 * 60 * 60)
    await renewed()
    equal(await opens(), true)
    await close()
    await renewed()
    wait(house)
    equal(await opens(), true, 'who has got in is not guessing')
  }))

test('a request that is kept open keeps no code alive', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret } = await withFactor(house, ann)
    const parked = await slowForm(house.base, await halfIn(house, ann), STEP, {
      code: shownBy(house, secret),
    })
    wait(house)
    match(await parked.rest(), /^HTTP\/1\.1 422/)
    const late = await slowForm(house.base, await halfIn(house, ann), STEP, { code: shownBy(house, secret) })
    wait(house, 300)
    match(await late.rest(), /^HTTP\/1\.1 303[\s\S]*\/sessions\/new/)
  }))
