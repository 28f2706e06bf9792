// What a chair pastes into an invitation: tables with heads, lines of recipients, and words that cannot be read or filled in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLines } from '../../server/invitations/lines.ts'
import { inHouse } from '../support/house.ts'

const addressees = (lines: string[]) => readLines(lines.join('\n')).map(({ addressee }) => addressee)

test('a table is read by its head: first and last name, and columns that nobody asked for', () => {
  const table = [
    'First name,Last name,Email,Affiliation,Load',
    'Ann,Author,ann@people.example,"Institute of Odd, Even and Other",3',
    'Bo,Brook,bo@people.example,Nowhere,',
    'Cy,Cole,cy@people.example,Nowhere,99999',
  ]
  assert.deepEqual(addressees(table), [
    { name: 'Ann Author', email: 'ann@people.example', load: 3 },
    { name: 'Bo Brook', email: 'bo@people.example' },
    null,
  ])
  const sheet = ['email\tname\trole', 'dee@people.example\tDee\tchair', 'eve@people.example\tEve\tchef']
  assert.deepEqual(addressees(sheet), [{ name: 'Dee', email: 'dee@people.example', role: 'chair' }, null])
  assert.deepEqual(addressees(['zoe@people.example, Zoe, 99999']), [null])
})

test('a line of recipients, as programs for mail copy it, loses nobody', () => {
  const line = 'Ann Author <ann@people.example>, "Brook, Bo" <bo@people.example>; <cy@people.example>,'
  assert.deepEqual(addressees([line]), [
    { name: 'Ann Author', email: 'ann@people.example' },
    { name: 'Brook, Bo', email: 'bo@people.example' },
    { name: '', email: 'cy@people.example' },
  ])
  assert.deepEqual(addressees(['Ann <ann@people.example>, Bo <bo at people>']), [
    { name: 'Ann', email: 'ann@people.example' },
    null,
  ])
})

test('a word in braces that nobody fills in is told before any letter leaves', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const typed = { emails: 'ann@people.example', role: 'reviewer', load: 4 }
    for (const message of ['Dear {nmae}, {load} papers?', 'Dear {{name}}', 'By {Due}']) {
      const answer = await chair.post('/invitations', { ...typed, message })
      assert.equal(answer.status, 422, message)
      assert.match(answer.text, /is not filled in\. \{name\}, \{role\}, \{load\} and \{due\} are/)
    }
    const message = 'Dear {name}, {load} papers by {due}? It is a set {1, 2}.'
    assert.equal((await chair.post('/invitations', { ...typed, message })).status, 303)
  }))

test('a role or a load that is none is told as such', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const emails = 'email,name,role\nann@people.example,Ann,chef'
    const answer = await chair.post('/invitations', { emails, role: 'reviewer', load: 4 })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Line 2 cannot be read[\s\S]*A role is reviewer or chair/)
  }))
