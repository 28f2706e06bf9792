// Signing in and out, guessing, and requests from elsewhere.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'

test('a wrong password is refused at the field, the address comes back, the password does not', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const answer = await house.visitor().post('/sessions', { email: ann.email, password: 'a wrong password' })
    equal(answer.status, 422)
    match(answer.text, /do not fit together/)
    match(answer.text, new RegExp(ann.email))
    equal(answer.text.includes('a wrong password'), false)
  }))

// Rule 49.
test('ten wrong guesses close the door for a while, and say for how long', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const guesser = house.visitor()
    for (let guess = 0; guess < 10; guess++) {
      equal((await guesser.post('/sessions', { email: ann.email, password: `guess ${guess}` })).status, 422)
    }
    const braked = await guesser.post('/sessions', { email: ann.email, password: PASSWORD })
    equal(braked.status, 429)
    match(braked.headers.get('retry-after') ?? '', /^\d+$/)
    match(braked.text, /Try again in \d+ minutes/)
  }))

// Rule 49.
test('the present password cannot be guessed without end in a session that was left open', () =>
  inHouse(async (house) => {
    const [ann, bob] = [await house.author(), await house.author('Bob Author')]
    const change = (visitor: typeof ann, current: string) =>
      visitor.post('/account/password', { current, password: 'another invented password' })
    for (let guess = 0; guess < 10; guess++) equal((await change(ann, `guess ${guess}`)).status, 422)
    const braked = await change(ann, PASSWORD)
    equal(braked.status, 429)
    match(braked.headers.get('retry-after') ?? '', /^\d+$/)
    match(braked.text, /Try again in \d+ minutes/)
    equal((await ann.post('/Account/password/', { current: PASSWORD, password: 'long enough' })).status, 429)
    equal((await change(bob, PASSWORD)).status, 303)
  }))

test('signing out ends the session, and a page asked for before signing in is shown after it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    equal((await ann.post('/sessions/current/end')).location, '/')
    equal((await ann.get('/account')).location, '/sessions/new')
    equal((await ann.post('/sessions', { email: ann.email, password: PASSWORD })).location, '/account')
  }))

test('requests that change something must come from our own pages', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const from = (headers: Record<string, string>) =>
      ann.post('/papers', { title: 'From Elsewhere' }, headers)
    equal((await from({ 'sec-fetch-site': 'cross-site' })).status, 403)
    equal((await from({ 'sec-fetch-site': 'same-site' })).status, 403)
    equal((await from({ 'sec-fetch-site': 'same-origin' })).status, 303)
  }))

test('without Sec-Fetch-Site the Origin decides, and without both nothing changes', () =>
  inHouse(async (house) => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${house.base}/sessions`, {
        method: 'POST',
        headers,
        redirect: 'manual',
        body: new URLSearchParams({ email: 'x' }),
      })
    equal((await ask({ origin: house.base })).status, 422)
    equal((await ask({ origin: 'https://elsewhere.example' })).status, 403)
    equal((await ask({})).status, 403)
  }))

test('the session cookie is HttpOnly and SameSite=Lax', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const answer = await house.visitor().post('/sessions', { email: ann.email, password: PASSWORD })
    match(answer.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/)
  }))

// Rule 33.
test('rights end with the role, at the next request', () =>
  inHouse(async (house) => {
    const chair = await house.chair('Cleo Cochair')
    equal((await chair.get('/decisions')).status, 200)
    await house.db('chairs').where({ person_id: chair.id }).delete()
    equal((await chair.get('/decisions')).status, 404)
  }))

test('what nobody types is left out of an address and a password alike', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const tried = (email: string, password: string) => house.visitor().post('/sessions', { email, password })
    equal((await tried(`nobody\u0000${ann.email}`, PASSWORD)).status, 422)
    equal((await tried(`${ann.email}\u0000`, `${PASSWORD}\u0007`)).status, 303)
  }))
