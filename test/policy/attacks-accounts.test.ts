// What somebody tries with addresses that are not theirs: to sign up first, to find out, to pester, to act unconfirmed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import { textOf } from './crawl.ts'

const VICTIM = 'vera@people.example'
const THEIRS = 'the attacker has chosen it'
const account = (email: string, password: string) => ({
  name: 'Vera Victim',
  email,
  affiliation: 'X',
  password,
})

const linkIn = async (house: TestHouse, view: string) =>
  (await house.letters()).findLast((letter) => letter.view === `account/mail/${view}`)?.secret ?? ''

const signsIn = async (house: TestHouse, email: string, password: string) =>
  (await house.visitor().post('/sessions', { email, password })).status === 303

test('who signs up first with somebody else’s address has no way in once its owner confirms it', () =>
  inHouse(async (house) => {
    const attacker = house.visitor()
    await attacker.post('/account', account(VICTIM, THEIRS))
    await attacker.post('/sessions', { email: VICTIM, password: THEIRS })
    assert.equal((await attacker.get('/account')).status, 200)
    house.at(house.now().add({ minutes: 1 }))
    const owner = house.visitor()
    await owner.post('/account', account(VICTIM, PASSWORD))
    assert.equal((await attacker.get('/account')).status, 303, 'the session has ended')
    const link = `/account/confirmations/${await linkIn(house, 'confirmation')}`
    assert.equal((await owner.post(link)).status, 303)
    assert.equal(await signsIn(house, VICTIM, THEIRS), false)
    assert.equal(await signsIn(house, VICTIM, PASSWORD), true)
  }))

test('signing up again with a confirmed address changes nothing in the account', () =>
  inHouse(async (house) => {
    const author = await house.author()
    await house.visitor().post('/account', account(author.email, THEIRS))
    assert.equal(await signsIn(house, author.email, THEIRS), false)
    assert.equal((await author.get('/account')).status, 200, 'the session goes on')
    assert.match((await author.get('/account')).text, /Ann Author/)
  }))

test('letters to any address are not sent without end, whichever form asks for them', () =>
  inHouse(async (house) => {
    const attacker = house.visitor()
    assert.equal((await attacker.post('/account', account(VICTIM, THEIRS))).status, 303)
    const counted = await house.db('sign_in_attempts').whereLike('key', 'letters:%').update({ points: 60 })
    assert.equal(counted, 1)
    for (const [path, fields] of [
      ['/account', account('second@people.example', THEIRS)],
      ['/account/password-resets', { email: VICTIM }],
      ['/Account/', account('second@people.example', THEIRS)],
      ['/account/PASSWORD-resets/', { email: VICTIM }],
    ] as const) {
      const refused = await attacker.post(path, fields)
      assert.equal(refused.status, 429, path)
      assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/)
      assert.match(refused.text, /Too many letters were asked for/)
      assert.doesNotMatch(refused.text, new RegExp(THEIRS))
    }
    assert.equal((await house.letters()).length, 1)
    const ann = await house.author()
    const profile = { name: 'Ann Author', affiliation: 'Elsewhere' }
    assert.equal((await ann.post('/account', profile)).status, 303, 'a profile is no letter')
  }))

// Rule 35.
test('no answer tells whether an address has an account', () =>
  inHouse(async (house) => {
    const { email } = await house.author()
    await house.person('Uwe Unconfirmed', 'uwe@people.example')
    await house.db('people').where({ email: 'uwe@people.example' }).update({ confirmed_at: null })
    const forms: [string, (email: string) => object][] = [
      ['/account', (typed) => account(typed, PASSWORD)],
      ['/account/password-resets', (typed) => ({ email: typed })],
      ['/sessions', (typed) => ({ email: typed, password: 'not the one' })],
    ]
    for (const [form, fields] of forms) {
      const answers = new Set<string>()
      for (const typed of [email, 'uwe@people.example', 'nobody@people.example']) {
        const visitor = house.visitor()
        const answer = await visitor.post(form, { ...fields(typed) })
        const page = answer.location ? await visitor.follow(answer) : answer
        answers.add(
          `${answer.status} ${answer.location}\n${textOf(page).replaceAll(typed, 'ADDRESS')}`.replace(
            /^content-length.*$/gm,
            '',
          ),
        )
      }
      assert.equal(answers.size, 1, form)
    }
  }))

test('nobody can have a mailbox filled with letters', () =>
  inHouse(async (house) => {
    const { email } = await house.author()
    for (let n = 0; n < 7; n++) {
      await house.visitor().post('/account/password-resets', { email })
      await house.visitor().post('/account', account(email, PASSWORD))
      await house.visitor().post('/account', account(VICTIM, PASSWORD))
    }
    const letters = Map.groupBy(await house.letters(), ({ to_email }) => to_email)
    assert.equal(letters.get(email)?.length, 5)
    assert.equal(letters.get(VICTIM)?.length, 5)
    house.at('reviewing')
    await house.visitor().post('/account/password-resets', { email })
    assert.equal((await house.letters()).length, 11, 'later there are letters again')
  }))

test('an account whose address is not confirmed starts nothing and declares nothing', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const ghost = await house.person('Gil Ghost', 'ghost@authors.example')
    await house.db('people').where({ id: ghost }).update({ confirmed_at: null })
    const named = { name: 'Gil Ghost', email: 'ghost@authors.example', affiliation: '' }
    const authors = [{ name: 'Ann Author', email: author.email, affiliation: '' }, named]
    const id = await house.submittedPaper(author, { authors })
    const gil = await house.signedIn(named.email, ghost)
    assert.equal((await gil.post('/papers', { title: 'Mine' })).status, 403)
    for (const path of ['', '/conflicts', '/withdrawal', '/submission'])
      assert.equal(
        (await gil.post(`/papers/${id}${path}`, { reason: 'x', person: 'a@b.example' })).status,
        404,
        path,
      )
    await gil.post('/account/confirmations')
    const link = `/account/confirmations/${await linkIn(house, 'confirmation')}`
    assert.equal((await gil.get(link)).status, 200)
    assert.equal((await gil.get(`/papers/${id}`)).status, 404, 'looking at the link confirms nothing')
    await gil.post(link)
    assert.equal((await gil.get(`/papers/${id}`)).status, 200)
  }))

test('a password never comes back on a page', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const fields = { current: 'sesame-one-two', password: 'sesame-three-four' }
    for (const form of ['/account/password', '/papers/987654321', '/papers/987654321/withdrawal']) {
      const { status, text } = await author.post(form, { ...fields, reason: 'Words that were typed' })
      assert.ok([404, 422].includes(status), String(status))
      assert.doesNotMatch(text, /sesame/, form)
    }
  }))
