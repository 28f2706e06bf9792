// Accounts: made, confirmed, found again; nothing tells whether an address has one.
import { deepEqual, doesNotMatch, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'

const typed = {
  name: 'Nora Newcomer',
  email: 'nora@people.example',
  affiliation: 'Newcomer Institute',
  password: PASSWORD,
}
const linkIn = (text: string) =>
  new URL(/https?:\/\/\S+\/(?:confirmations|password-resets)\/\S+/.exec(text)?.[0] ?? '').pathname

test('an account is made, confirmed by the link with a POST, and used', () =>
  inHouse(async (house) => {
    const nora = house.visitor()
    equal((await nora.post('/account', typed)).status, 303)
    const [letter] = await house.letters()
    const link = linkIn(letter?.body_text ?? '')
    equal((await nora.get(link)).status, 200)
    equal(
      (await house.db('people').where({ email: typed.email }).first()).confirmed_at,
      null,
      'looking confirms nothing',
    )
    equal((await nora.post(link)).status, 303)
    equal((await nora.post(link)).status, 403, 'once')
    equal((await nora.post('/sessions', { email: typed.email, password: PASSWORD })).location, '/desk')
    equal((await nora.post('/papers', { title: 'First Steps' })).status, 303)
  }))

test('an unconfirmed person starts no paper and is told what to do', () =>
  inHouse(async (house) => {
    const nora = house.visitor()
    await nora.post('/account', typed)
    await nora.post('/sessions', { email: typed.email, password: PASSWORD })
    const answer = await nora.post('/papers', { title: 'Too Soon' })
    equal(answer.status, 403)
    match(answer.text, /Confirm your email address first/)
    for (const place of ['/papers/new', '/desk']) {
      const page = await nora.get(place)
      match(page.text, /action="\/account\/confirmations"[\s\S]*Send the letter again/, place)
      doesNotMatch(page.text, /late-entry code/)
    }
    equal((await nora.post('/account/confirmations')).status, 303)
    equal((await house.letters()).length, 2)
  }))

// Rule 35.
test('signing up, resetting and signing in answer alike with and without an account', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const visitor = house.visitor()
    for (const [path, fields] of [
      ['/account', { ...typed }],
      ['/account/password-resets', {}],
      ['/sessions', { password: 'surely not the password' }],
    ] as const) {
      const shown = async (email: string) => {
        const answer = await visitor.post(path, { ...fields, email })
        const text = answer.location ? (await visitor.follow(answer)).text : answer.text
        return `${answer.status}${text}`.replaceAll(email, 'ADDRESS').replace(/value="[^"]*"/g, '')
      }
      equal(await shown(ann.email), await shown('nobody@people.example'), path)
    }
    ok(
      (await house.letters()).some(
        (letter) => letter.to_email === ann.email && /account already/.test(letter.subject),
      ),
    )
  }))

// Rule 40.
test('a new password ends every session, and its link works once and for two hours', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const visitor = house.visitor()
    await visitor.post('/account/password-resets', { email: ann.email })
    const link = linkIn((await house.letters()).at(-1)?.body_text ?? '')
    const short = await visitor.post(link, { password: 'short' })
    equal(short.status, 422)
    match(short.text, /at least 10 characters/)
    equal((await visitor.post(link, { password: 'another invented password' })).status, 303)
    equal((await ann.get('/desk')).status, 303, 'the old session has ended')
    equal((await visitor.post(link, { password: 'another invented password' })).status, 403)
    // Of letters of one instant none is the last: one tells of the new password.
    house.at(house.now().add({ minutes: 1 }))
    await visitor.post('/account/password-resets', { email: ann.email })
    const later = linkIn((await house.letters()).at(-1)?.body_text ?? '')
    house.at(house.now().add({ hours: 3 }))
    equal((await visitor.get(later)).status, 404)
    equal((await visitor.post(later, { password: 'another invented password' })).status, 403)
  }))

test('co-authors find their papers once their address is confirmed', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const authors = [
      { name: 'Ann Author', email: ann.email, affiliation: '' },
      { name: 'Nora Newcomer', email: typed.email, affiliation: '' },
    ]
    const id = await house.completePaper(ann, { authors })
    const nora = house.visitor()
    await nora.post('/account', typed)
    await nora.post('/sessions', { email: typed.email, password: PASSWORD })
    equal((await nora.get(`/papers/${id}`)).status, 404, 'an unproved address opens nothing')
    await nora.post(linkIn((await house.letters()).at(-1)?.body_text ?? ''))
    equal((await nora.get(`/papers/${id}`)).status, 200)
    notEqual((await nora.get('/desk')).text.indexOf('Plainly Invented Kernels'), -1)
  }))

test('the theme is remembered and nothing else is stored of a visitor', () =>
  inHouse(async (house) => {
    const visitor = house.visitor()
    equal((await visitor.get('/')).headers.get('set-cookie'), null, 'visitors get no cookie')
    await visitor.post('/account/theme', { theme: 'dark' })
    match((await visitor.get('/')).text, /data-theme="dark"/)
  }))

test('from a page that answered a form the theme leads to the page of that form', () =>
  inHouse(async (house) => {
    const nora = await house.author()
    const id = await house.completePaper(nora)
    for (const [path, page] of [
      [`/papers/${id}/withdrawal`, `/papers/${id}`],
      ['/papers', '/papers'],
      ['/account/password', '/account/password'],
      ['/account', '/account'],
    ] as const) {
      const refused = await nora.post(path, { reason: '', title: '', password: '', name: '' })
      const [, here = ''] = /name="back" value="([^"]*)"/.exec(refused.text) ?? []
      deepEqual([refused.status, here], [422, page], path)
      equal((await nora.post('/account/theme', { theme: 'dark', back: here })).location, page)
      equal((await nora.get(page)).status, 200, page)
    }
    match((await nora.get('/papers?q=a')).text, /name="back" value="\/papers\?q=a"/)
  }))

test('the password has a page of its own, where what is wrong stands at its field', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    match((await ann.get('/account/password')).text, /<h1>Your password<\/h1>[\s\S]*name="current"/)
    match((await ann.get('/account')).text, /action="\/account\/password"[\s\S]*name="current"/)
    const wrong = await ann.post('/account/password', {
      current: 'a wrong guess',
      password: 'long enough now',
    })
    equal(wrong.status, 422)
    match(wrong.text, /<h1>Your password<\/h1>[\s\S]*not your present password/)
    doesNotMatch(wrong.text, /a wrong guess|long enough now/)
    const password = 'another invented password'
    equal((await ann.post('/account/password', { current: PASSWORD, password })).location, '/account')
    equal((await house.visitor().get('/account/password')).location, '/sessions/new')
    for (const path of ['/account/emails', '/account/data']) equal((await ann.get(path)).status, 200, path)
  }))

test('every page beneath the account leads back to it', () =>
  inHouse(async (house) => {
    const rita = await house.reviewer()
    const pages = ['emails', 'data', 'password', 'second-factor', 'sessions', 'tokens']
    for (const page of pages)
      match(
        (await rita.get(`/account/${page}`)).text,
        /class="crumbs"[^>]*><a href="\/account">Your account</,
        page,
      )
  }))
