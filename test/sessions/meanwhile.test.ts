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
