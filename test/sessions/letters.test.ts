// Whoever did not change how they sign in hears that somebody has.
import { deepEqual, match } from 'node:assert/strict'
import { test } from 'node:test'
import { PLACE, shownBy, wait, withFactor } from '../second-factor/with-factor.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'

const NEW = 'a quite new password'

const told = async (house: TestHouse) =>
  (await house.letters())
    .filter(({ view }) => view === 'sessions/mail/changed')
    .map(({ to_email, body_text }) => `${to_email}: ${body_text.split('\n\n')[1]}`)
    .toSorted()

test('a new password tells its owner, set by hand or by a letter', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    await ann.post('/account/password', { current: 'not this one', password: NEW })
    deepEqual(await told(house), [])
    await ann.post('/account/password', { current: PASSWORD, password: NEW })
    deepEqual(await told(house), [`${ann.email}: Your password was changed.`])
    const visitor = house.visitor()
    await visitor.post('/account/password-resets', { email: ann.email })
    const asked = (await house.letters()).find(({ view }) => view === 'account/mail/password-reset')
    const [link = ''] = /\/account\/password-resets\/[\w-]{43}/.exec(asked?.body_text ?? '') ?? []
    await visitor.post(link, { password: PASSWORD })
    match((await told(house)).join('\n'), /A new password was set, by a link that was sent to you\./)
  }))

test('so does each change of the second factor, and a recovery code that is used', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const { secret, codes } = await withFactor(house, ann)
    wait(house)
    await ann.post(`${PLACE}/removal`, { current: PASSWORD, code: '000000' })
    deepEqual(await told(house), [`${ann.email}: A second factor was set up.`])
    await ann.post(`${PLACE}/recovery-codes`, { current: PASSWORD, code: codes[0] ?? '' })
    wait(house)
    await ann.post(`${PLACE}/removal`, { current: PASSWORD, code: shownBy(house, secret) })
    deepEqual(
      (await told(house)).map((one) => one.replace(`${ann.email}: `, '')),
      [
        'A recovery code was used instead of the second factor.',
        'A second factor was set up.',
        'New recovery codes were made.',
        'The second factor was turned off.',
      ],
    )
  }))
