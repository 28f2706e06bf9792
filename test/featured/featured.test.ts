// The people on the public site: chairs add them, change them and take them off.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

const person = { kind: 'organizer', name: 'Olive Organizer', affiliation: 'Nowhere', link: '', importance: 3 }

test('a chair adds people, changes one and takes one off', () =>
  inHouse(async (house) => {
    await house.db('featured_people').delete()
    const chair = await house.chair()
    const more = 'Una Speaker | University of Nowhere | https://una.example\r\n\r\nVic Speaker'
    equal((await chair.post('/settings/featured', { more, kind: 'speaker' })).status, 303)
    const [una, vic] = await house.db('featured_people').orderBy('importance')
    deepEqual(
      [una.name, una.link, vic.name, vic.importance],
      ['Una Speaker', 'https://una.example', 'Vic Speaker', 2],
    )
    const field = (id: number, name: string) => `people[p${id}][${name}]`
    const typed = {
      ...Object.fromEntries(
        Object.entries(person).map(([name, value]) => [field(una.id, name), String(value)]),
      ),
      [field(vic.id, 'kind')]: 'speaker',
      [field(vic.id, 'name')]: 'Vic Speaker',
      [field(vic.id, 'importance')]: '2',
      [field(vic.id, 'gone')]: 'on',
    }
    equal((await chair.post('/settings/featured', typed)).status, 303)
    const { text } = await house.visitor().get('/people')
    match(text, /Organizers[\s\S]*Olive Organizer/)
    doesNotMatch(text, /Vic Speaker|Una Speaker/)
    equal((await house.db('journal').where({ verb: 'featured.set' })).length, 2)
  }))

test('an address of a home page is one, and what was typed comes back', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const before = await house.db('featured_people').orderBy('id')
    const answer = await chair.post('/settings/featured', { more: 'Una | Nowhere | javascript:alert(1)' })
    equal(answer.status, 422)
    match(answer.text, /Enter an address that begins with https/)
    match(answer.text, /Una \| Nowhere/)
    deepEqual(await house.db('featured_people').orderBy('id'), before)
  }))

test('a page that stood open overwrites nothing; others than chairs see none of it', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const seen = /name="seen" value="([^"]+)"/.exec((await chair.get('/settings/featured')).text)?.[1] ?? ''
    equal((await chair.post('/settings/featured', { seen, more: 'First' })).status, 303)
    equal((await chair.post('/settings/featured', { seen, more: 'Second' })).status, 409)
    const ann = await house.author()
    equal((await ann.get('/settings/featured')).status, 404)
    equal((await ann.post('/settings/featured', { more: 'Ann' })).status, 404)
  }))
