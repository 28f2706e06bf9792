// What is sent slowly is done as whoever still may: a session that has ended meanwhile stays ended, and a role that was lost is lost.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { PASSWORD } from '../support/people.ts'
import { slowForm, slowUpload } from '../support/slow-upload.ts'

const NEW = 'another invented password'

// Rules 33 and 40.
test('a request that is under way does not bring back a session that was ended', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const thief = house.visitor()
    await thief.post('/sessions', { email: ann.email, password: PASSWORD })
    equal((await thief.get('/account')).status, 200)
    const parked = await slowForm(house.base, thief, '/account/theme', { theme: 'dark', back: '/account' })
    await ann.post('/account/password', { current: PASSWORD, password: NEW })
    match(await parked.rest(), /^HTTP\/1\.1 303/)
    equal((await thief.get('/account')).location, '/sessions/new')
  }))

// Rules 33 and 40.
test('nothing is done for a session that has ended before the last byte came', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const thief = house.visitor()
    await thief.post('/sessions', { email: ann.email, password: PASSWORD })
    const token = await slowForm(house.base, thief, '/account/tokens', { name: 'Kept for later' })
    const pdf = await makePaper({ title: 'Slow', pages: 3 })
    const upload = await slowUpload(house.base, thief, `/papers/${id}/files`, pdf)
    await ann.post('/account/password', { current: PASSWORD, password: NEW })
    house.at(house.now().add({ seconds: 20 }))
    for (const parked of [token, upload]) match(await parked.rest(), /^HTTP\/1\.1 303[\s\S]*\/sessions\/new/)
    deepEqual(await house.db('api_tokens'), [])
    equal((await house.db('files').where({ paper_id: id })).length, 1)
  }))

// Rule 33.
test('who loses the role of a chair while sending acts as a chair no more', () =>
  inHouse(async (house) => {
    const [chair, other] = [await house.chair(), await house.chair('Other Chair')]
    const parked = await slowForm(house.base, other, '/settings/security/second-factor/removal', {
      email: 'nobody@lab.example.edu',
    })
    await house.db('chairs').where({ person_id: other.id }).delete()
    house.at(house.now().add({ seconds: 20 }))
    match(await parked.rest(), /^HTTP\/1\.1 404/)
    const kept = await slowForm(house.base, chair, '/settings/security/second-factor/removal', {
      email: 'nobody@lab.example.edu',
    })
    house.at(house.now().add({ seconds: 20 }))
    match(await kept.rest(), /^HTTP\/1\.1 422/)
  }))

test('who only asks is who they were, however long the answer takes, and so is a program without a session', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const shown = (await ann.follow(await ann.post('/account/tokens', { name: 'a script' }))).text
    let now = house.now()
    house.house.clock = () => {
      now = now.add({ seconds: 2 })
      return now
    }
    const authorization = `Bearer ${/rostrum_[\w-]{43}/.exec(shown)?.[0]}`
    equal((await house.visitor().get(`/api/v1/papers/${id}`, { authorization })).status, 200)
    equal((await ann.get(`/papers/${id}`)).status, 200)
    equal(
      (await ann.post('/account', { name: 'Ann Slowly', affiliation: 'Institute of Patience' })).status,
      303,
    )
    equal((await ann.get('/account')).status, 200)
  }))
