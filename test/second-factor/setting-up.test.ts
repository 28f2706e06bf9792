// A second factor is set up by its owner, with the password and a first code; turned off with both; its secret stands nowhere else.
import { deepEqual, doesNotMatch, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import { begun, codesIn, halfIn, PLACE, shownBy, wait, withFactor } from './with-factor.ts'

const signedInTo = async (house: TestHouse, email: string) => {
  const visitor = house.visitor()
  await visitor.post('/sessions', { email, password: PASSWORD })
  return visitor
}

test('set up with the password and a first code; other sessions and tokens end, and the codes are shown once', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const elsewhere = await signedInTo(house, ann.email)
    await ann.post('/account/tokens', { name: 'a script' })
    const wrong = await ann.post(PLACE, { current: 'a wrong guess' })
    equal(wrong.status, 422)
    match(wrong.text, /not your present password/)
    equal((await house.db('second_factors')).length, 0)
    const secret = await begun(ann)
    match((await ann.get(PLACE)).text, /<svg class="qr"[\s\S]*<path d="M\d/)
    doesNotMatch((await ann.get(PLACE)).text, /style=|data:/)
    for (const code of ['', '000', 'abcdef', shownBy(house, secret, 2)])
      equal((await ann.post(`${PLACE}/confirmation`, { code })).status, 422, code)
    equal((await signedInTo(house, ann.email).then((one) => one.get('/account'))).status, 200)
    const answer = await ann.post(`${PLACE}/confirmation`, { code: shownBy(house, secret, -1) })
    equal(answer.location, PLACE)
    equal(codesIn((await ann.get(PLACE)).text).length, 10)
    const after = (await ann.get(PLACE)).text
    equal(codesIn(after).length, 0, 'this once')
    doesNotMatch(after, new RegExp(secret.slice(0, 4)))
    match(after, /10 recovery codes are left/)
    equal((await elsewhere.get('/account')).location, '/sessions/new')
    notEqual((await house.db('api_tokens').first()).ended_at, null)
    equal((await ann.post(PLACE, { current: PASSWORD })).status, 403, 'there is one already')
    const verbs = await house.db('journal').whereLike('verb', '%second-factor%').pluck('verb')
    deepEqual(verbs, ['account.second-factor-on'])
  }))

test('what was begun waits half an hour, and a new beginning takes its place', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const first = await begun(ann)
    const second = await begun(ann)
    notEqual(first, second)
    equal((await ann.post(`${PLACE}/confirmation`, { code: shownBy(house, first) })).status, 422)
    wait(house, 30 * 60)
    match((await ann.get(PLACE)).text, /Then you get a QR code/)
    const late = await ann.post(`${PLACE}/confirmation`, { code: shownBy(house, second) })
    equal(late.status, 422)
    match(late.text, /Too much time has passed/)
  }))

test('turned off with the present password and a code, of the app or kept, and with nothing less', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret, codes } = await withFactor(house, ann)
    const end = (fields: object) => ann.post(`${PLACE}/removal`, { ...fields })
    const code = shownBy(house, secret)
    for (const fields of [{}, { code }, { current: PASSWORD }, { current: 'a wrong guess', code }])
      equal((await end(fields)).status, 422, JSON.stringify(fields))
    equal((await end({ current: PASSWORD, code: shownBy(house, secret, 3) })).status, 422)
    const elsewhere = await halfIn(house, ann)
    await elsewhere.post('/sessions/second-factor', { code: shownBy(house, secret, -1) })
    equal((await elsewhere.get('/account')).status, 200)
    equal((await end({ current: PASSWORD, code })).location, PLACE)
    equal((await elsewhere.get('/account')).location, '/sessions/new')
    equal((await signedInTo(house, ann.email).then((one) => one.get('/account'))).status, 200)
    deepEqual(await house.db('recovery_codes'), [])
    const again = await withFactor(house, ann)
    equal((await end({ current: PASSWORD, code: codes[0] })).status, 422, 'of the earlier factor')
    equal((await end({ current: PASSWORD, code: again.codes[3] })).location, PLACE)
  }))

test('new recovery codes end the earlier ones, and want the password and a code too', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret, codes } = await withFactor(house, ann)
    const renew = (fields: object) => ann.post(`${PLACE}/recovery-codes`, { ...fields })
    equal((await renew({ current: PASSWORD, code: '' })).status, 422)
    equal((await renew({ current: 'a wrong guess', code: shownBy(house, secret) })).status, 422)
    const shown = (await ann.follow(await renew({ current: PASSWORD, code: shownBy(house, secret) }))).text
    const renewed = codesIn(shown).map(([, code = '']) => code)
    equal(renewed.length, 10)
    const half = await halfIn(house, ann)
    equal((await half.post('/sessions/second-factor', { recovery: codes[0] })).status, 422)
    equal((await half.post('/sessions/second-factor', { recovery: renewed[0] })).location, '/desk')
    match((await half.get(PLACE)).text, /9 recovery codes are left/)
  }))

// Rule 37.
test('the secret and the codes stand nowhere but on the page that shows them', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret, codes } = await withFactor(house, ann)
    await halfIn(house, ann)
    const { rows } = await house.db.raw(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const kept: string[] = []
    for (const { name } of rows) kept.push(JSON.stringify(await house.db(name)))
    const whole = kept.join('\n')
    ok(whole.includes('account.second-factor-on'))
    for (const text of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      ok(!whole.toLowerCase().includes(text.toLowerCase()))
    const zip = (await ann.get('/account/data.zip')).bytes.toString('latin1')
    for (const row of await house.db('second_factors')) ok(!zip.includes(row.secret))
    ok(!zip.includes(secret))
    const refused = await ann.post(`${PLACE}/removal`, { current: 'a wrong guess', code: '123456' })
    doesNotMatch(refused.text, /123456|a wrong guess/)
  }))

test('an account that is not confirmed sets none up, and a visitor signs in first', () =>
  inHouse(async (house) => {
    const ghost = await house.person('Gil Ghost')
    await house.db('people').where({ id: ghost }).update({ confirmed_at: null })
    const gil = await house.signedIn('gil.ghost@people.example', ghost)
    equal((await gil.post(PLACE, { current: PASSWORD })).status, 403)
    match((await gil.get(PLACE)).text, /Confirm the address/)
    equal((await house.visitor().get(PLACE)).location, '/sessions/new')
    equal((await house.visitor().post(`${PLACE}/removal`, {})).location, '/sessions/new')
  }))
