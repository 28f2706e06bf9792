// Who invited a chair hears by letter of the answer; of reviewers the list of invitations tells.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { account, invited } from './invited.ts'

const NORA = 'nora@people.example'
const told = async (house: TestHouse, answer: 'accepted' | 'declined') =>
  (await house.letters()).filter(({ view }) => view === `invitations/mail/chair-${answer}`)
const inviter = async ({ db }: TestHouse) =>
  (await db('invitations').join('people', 'people.id', 'invited_by').first('people.id', 'people.email')) ?? {}

test('a chair who joins is told to whoever invited, and to nobody else', () =>
  inHouse(async (house) => {
    await house.chair('Cora Chair')
    const token = await invited(house, NORA, { role: 'chair' })
    equal((await house.visitor().post(`/invitations/${token}/acceptance`, account)).status, 303)
    const [letter, ...more] = await told(house, 'accepted')
    deepEqual([letter?.to_email, more], [(await inviter(house)).email, []])
    match(letter?.subject ?? '', /Nora Newcomer is a chair now/)
    match(letter?.body_text ?? '', /Nora Newcomer \(nora@people\.example\) has accepted/)
    equal((await house.visitor().post(`/invitations/${token}/acceptance`, account)).status, 403)
    equal((await told(house, 'accepted')).length, 1, 'once')
  }))

test('one who declines is told with what they say, and with nothing where they say nothing', () =>
  inHouse(async (house) => {
    const token = await invited(house, NORA, { role: 'chair' })
    const words = { reason: 'I am on leave.', suggestion: 'Jo Plain' }
    await house.visitor().post(`/invitations/${token}/refusal`, words)
    const [letter] = await told(house, 'declined')
    match(letter?.body_text ?? '', /has declined[\s\S]*I am on leave\.[\s\S]*Jo Plain/)
    const other = await invited(house, 'otto@people.example', { role: 'chair' })
    await house.visitor().post(`/invitations/${other}/refusal`)
    const silent = (await told(house, 'declined')).find(({ subject }) => /otto@people\.example/.test(subject))
    doesNotMatch(silent?.body_text ?? 'In their words', /In their words|Suggested instead/)
  }))

test('where the inviter is no chair any more, the other chairs hear of it', () =>
  inHouse(async (house) => {
    const cora = await house.chair('Cora Chair')
    const token = await invited(house, NORA, { role: 'chair' })
    const { id } = await inviter(house)
    await house.db('chairs').where({ person_id: id }).delete()
    await house.visitor().post(`/invitations/${token}/acceptance`, account)
    deepEqual(
      (await told(house, 'accepted')).map(({ to_email }) => to_email),
      [cora.email],
    )
  }))

test('of reviewers no letter tells', () =>
  inHouse(async (house) => {
    const token = await invited(house, NORA)
    await house.visitor().post(`/invitations/${token}/acceptance`, { ...account, load: 3, topics: [] })
    const other = await invited(house, 'otto@people.example')
    await house.visitor().post(`/invitations/${other}/refusal`)
    deepEqual([...(await told(house, 'accepted')), ...(await told(house, 'declined'))], [])
  }))
