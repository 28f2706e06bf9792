// What somebody tries with addresses that are not theirs: to claim one, to find out, to confirm another's, to stand in the way.
import { equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'

const letterTo = async (house: TestHouse, email: string) =>
  (await house.letters()).findLast(
    ({ view, to_email }) => view === 'emails/mail/confirmation' && to_email === email,
  )

test('the link works in the session of the account that asked, and in no other', () =>
  inHouse(async (house) => {
    const mallory = await house.author('Mallory Malicious')
    const vera = await house.author('Vera Victim')
    await mallory.post('/account/emails', { email: 'vera@second.example' })
    const link = `/account/emails/${(await letterTo(house, 'vera@second.example'))?.secret}`
    for (const visitor of [vera, house.visitor()]) {
      notEqual((await visitor.get(link)).status, 200)
      notEqual((await visitor.post(`${link}/confirmation`)).location, '/account/emails')
    }
    equal((await house.db('emails').first()).confirmed_at, null)
    house.at(house.now().add({ hours: 24 * 7 }))
    equal((await mallory.get(link)).status, 404, 'a week later it has expired')
    equal((await mallory.post(`${link}/confirmation`)).status, 403)
  }))

test('an address of somebody else is refused without a word of it before the mail is read', () =>
  inHouse(async (house) => {
    const mallory = await house.author('Mallory Malicious')
    const vera = await house.author('Vera Victim')
    const answers = []
    for (const email of [vera.email, 'nobody@second.example']) {
      const answer = await mallory.post('/account/emails', { email })
      const page = (await mallory.follow(answer)).text
      answers.push(
        `${answer.status}${page
          .split('<main')[1]
          ?.split('Add an address')[0]
          ?.match(/class="notice.*?<\/p>/s)}`,
      )
      const letter = await letterTo(house, email)
      answers.push(letter?.body_text.replaceAll(email, 'ADDRESS').replaceAll(letter.secret ?? '', 'SECRET'))
    }
    equal(answers[0], answers[2])
    equal(answers[1], answers[3])
    const stolen = `/account/emails/${(await letterTo(house, vera.email))?.secret}/confirmation`
    match((await mallory.post(stolen)).text, /belongs to another account/)
    equal((await vera.post('/sessions', { email: vera.email, password: PASSWORD })).status, 303)
  }))

test('who signs up with the second address of somebody without confirming it is no hindrance', () =>
  inHouse(async (house) => {
    const vera = await house.author('Vera Victim')
    const email = 'vera@second.example'
    const squatter = house.visitor()
    await squatter.post('/account', {
      name: 'Sq Uatter',
      email,
      affiliation: 'X',
      password: 'a squatter chose it',
    })
    await squatter.post('/sessions', { email, password: 'a squatter chose it' })
    equal((await squatter.get('/account')).status, 200)
    const theirs = (await house.letters()).findLast(
      ({ view }) => view === 'account/mail/confirmation',
    )?.secret
    await vera.post('/account/emails', { email })
    equal(
      (await vera.post(`/account/emails/${(await letterTo(house, email))?.secret}/confirmation`)).status,
      303,
    )
    equal((await squatter.get('/account')).status, 303, 'the session has ended')
    equal((await squatter.post('/sessions', { email, password: 'a squatter chose it' })).status, 422)
    equal((await squatter.post(`/account/confirmations/${theirs}`)).status, 403)
    equal((await vera.post(`/account/emails/${(await house.db('emails').first()).id}/choice`)).status, 303)
    await squatter.post('/account', {
      name: 'Sq Uatter',
      email,
      affiliation: 'X',
      password: 'a squatter chose it',
    })
    ok((await house.letters()).some(({ view }) => view === 'account/mail/exists'))
  }))

test('nobody touches the addresses of another account, and the letters have an end', () =>
  inHouse(async (house) => {
    const mallory = await house.author('Mallory Malicious')
    const vera = await house.author('Vera Victim')
    await vera.post('/account/emails', { email: 'vera@second.example' })
    const { id } = await house.db('emails').first()
    for (const act of ['choice', 'removal'])
      equal((await mallory.post(`/account/emails/${id}/${act}`)).status, 404)
    const asked = []
    for (const n of [1, 2, 3, 4, 5, 6])
      asked.push((await mallory.post('/account/emails', { email: `m${n}@x.example` })).status)
    equal(asked.join(), '303,303,303,303,303,422')
    const ghost = await house.person('Gil Ghost')
    await house.db('people').where({ id: ghost }).update({ confirmed_at: null })
    const gil = await house.signedIn('gil.ghost@people.example', ghost)
    equal(
      (await gil.post('/account/emails', { email: 'g@x.example' })).status,
      403,
      'nor before one’s own is confirmed',
    )
  }))

// Rule 40.
test('a link for a new password opens nothing once its address is removed or the password is changed', () =>
  inHouse(async (house) => {
    const vera = await house.author('Vera Victim')
    const lost = 'vera@second.example'
    await vera.post('/account/emails', { email: lost })
    await vera.post(`/account/emails/${(await letterTo(house, lost))?.secret}/confirmation`)
    const asked = async (email: string) => {
      await house.visitor().post('/account/password-resets', { email })
      const letter = (await house.letters()).findLast(
        ({ view, to_email }) => view === 'account/mail/password-reset' && to_email === email,
      )
      return `/account/password-resets/${letter?.secret}`
    }
    const first = await asked(lost)
    equal((await house.visitor().get(first)).status, 200)
    await vera.post(`/account/emails/${(await house.db('emails').first()).id}/removal`)
    equal((await house.visitor().post(first, { password: 'who found the mailbox' })).status, 403)
    const second = await asked(vera.email)
    equal((await house.visitor().get(second)).status, 200)
    await vera.post('/account/password', { current: PASSWORD, password: 'another invented password' })
    equal((await house.visitor().post(second, { password: 'who found the mailbox' })).status, 403)
  }))
