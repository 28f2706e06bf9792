// A program reads by a token what its owner may see, and nothing else; the token is told once and can be ended.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import type { Visitor } from '../support/visitor.ts'

const LIST = '/api/v1/papers'

test('between the button and the page the token stands nowhere', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const answer = await ann.post('/account/tokens', { name: 'a script' })
    doesNotMatch(JSON.stringify(await house.db('sessions')), /rostrum_/)
    doesNotMatch((await ann.get('/account')).text, /rostrum_/)
    match((await ann.follow(answer)).text, /<code class="secret">rostrum_[\w-]{43}</)
    doesNotMatch((await ann.follow(answer)).text, /rostrum_/)
  }))

async function tokenOf(owner: Visitor, name = 'a script'): Promise<string> {
  const shown = (await owner.follow(await owner.post('/account/tokens', { name }))).text
  return /rostrum_[\w-]{43}/.exec(shown)?.[0] ?? 'none was shown'
}

const program = (house: TestHouse, token: string, method = 'GET', path = LIST) =>
  fetch(`${house.base}${path}`, { method, headers: { authorization: `Bearer ${token}` }, redirect: 'manual' })

const numbersRead = async (house: TestHouse, token: string) => {
  const { papers } = JSON.parse(await (await program(house, token)).text())
  return papers.map(({ number }: { number: number }) => number)
}

// Rules 40 and 41.
test('a token is shown once, kept as a hash, and reads what its owner may see', () =>
  inHouse(async (house) => {
    const [ann, bob, chair] = [await house.author(), await house.author('Bob Author'), await house.chair()]
    const [own, other] = [await house.submittedPaper(ann), await house.submittedPaper(bob)]
    const token = await tokenOf(ann)
    deepEqual(await numbersRead(house, token), [own])
    deepEqual(await numbersRead(house, await tokenOf(chair)), [own, other])
    equal((await program(house, token, 'GET', `${LIST}/${own}`)).status, 200)
    const [hidden, never] = await Promise.all(
      [other, 987654321].map(async (id) => {
        const answer = await program(house, token, 'GET', `${LIST}/${id}`)
        return [answer.status, answer.headers.get('content-type'), await answer.text()]
      }),
    )
    deepEqual(hidden, never)
    match(String(hidden?.[1]), /^application\/json/)
    doesNotMatch((await ann.get('/account/tokens')).text, /rostrum_/)
    doesNotMatch(JSON.stringify(await house.db('api_tokens')), new RegExp(token.slice(8)))
    doesNotMatch(JSON.stringify(await house.db('journal')), new RegExp(token.slice(8)))
  }))

test('a token changes nothing, opens no page, and is no token after its end, its time or a new password', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    await house.submittedPaper(ann)
    const token = await tokenOf(ann)
    equal((await program(house, token, 'POST', '/papers')).status, 403)
    equal((await program(house, token, 'GET', '/account')).status, 303)
    equal((await program(house, token, 'GET', '/api/v1/decisions')).status, 404)
    for (const wrong of ['', 'x', `${token}x`, token.slice(0, -1), token.toUpperCase(), 'a b']) {
      const answer = await program(house, wrong)
      deepEqual([answer.status, answer.headers.get('www-authenticate')], [401, 'Bearer'], wrong)
      equal(answer.headers.get('set-cookie'), null)
    }
    const row = await house.db('api_tokens').first()
    const bob = await house.author('Bob Author')
    equal((await bob.post(`/account/tokens/${row.id}/removal`)).status, 404)
    equal((await ann.post(`/account/tokens/${row.id}/removal`)).status, 303)
    equal((await program(house, token)).status, 401)
    equal((await ann.post(`/account/tokens/${row.id}/removal`)).status, 404)
    const second = await tokenOf(ann)
    equal((await program(house, second)).status, 200)
    await ann.post('/account/password', { current: PASSWORD, password: 'another invented password' })
    equal((await program(house, second)).status, 401)
    const third = await tokenOf(ann)
    house.at(house.now().add({ hours: 24 * 90 }))
    equal((await program(house, third)).status, 401)
  }))

test('a token wants a name, a confirmed account, and an end to their number', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    for (const fields of [{}, { name: ' ' }, { 'name[a]': 'x' }, { name: 'x'.repeat(101) }])
      equal((await ann.post('/account/tokens', fields)).status, 422)
    for (let made = 0; made < 20; made++) await tokenOf(ann, `script ${made}`)
    const full = await ann.post('/account/tokens', { name: 'one more' })
    equal(full.status, 422)
    match(full.text, /value="one more"/)
    const ghost = await house.person('Gil Ghost')
    await house.db('people').where({ id: ghost }).update({ confirmed_at: null })
    const gil = await house.signedIn('gil.ghost@people.example', ghost)
    equal((await gil.post('/account/tokens', { name: 'x' })).status, 403)
    equal((await house.visitor().post('/account/tokens', { name: 'x' })).location, '/sessions/new')
  }))
