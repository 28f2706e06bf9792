// Recruiting beyond one letter: tables of people, other roles, figures, reminders by rule, not now, standby, suggestions.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writingAsSystem } from '../../server/context.ts'
import { remindInvited } from '../../server/invitations/actions.ts'
import { readLines } from '../../server/invitations/lines.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { account, invited } from './invited.ts'

const day = (n: number) => ({ hours: 24 * n })
const remind = (house: TestHouse) => writingAsSystem(house.house, remindInvited)
const lettersTo = async (house: TestHouse, email: string) =>
  (await house.letters()).filter(({ to_email }) => to_email === email)
const linkIn = (text = '') => /\/invitations\/([A-Za-z0-9_-]{40,})/.exec(text)?.[1] ?? ''

test('a list is read from addresses, names with addresses, and tables in any order of columns', () => {
  const read = readLines(
    [
      'email,name,role,load',
      'ann@people.example',
      'Bo Writer <bo@people.example>',
      'cy@people.example, Cy Thinker, reviewer, 2',
      'Dee Chair\tdee@people.example\tchair',
      '"Eve, Dr.";eve@people.example;6',
      'nobody',
      'fay@people.example, Fay, 900',
      'two@people.example, three@people.example',
    ].join('\n'),
  )
  assert.deepEqual(
    read.map(({ addressee }) => addressee),
    [
      { name: '', email: 'ann@people.example' },
      { name: 'Bo Writer', email: 'bo@people.example' },
      { name: 'Cy Thinker', email: 'cy@people.example', role: 'reviewer', load: 2 },
      { name: 'Dee Chair', email: 'dee@people.example', role: 'chair' },
      { name: 'Eve, Dr.', email: 'eve@people.example', load: 6 },
      null,
      null,
      null,
    ],
  )
  assert.equal(read[5]?.number, 7)
})

test('each row has its own role and load, words are filled in, and who stands twice is told', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const emails =
      'cy@people.example, Cy Thinker, reviewer, 2\ndee@people.example, Dee, chair\ncy@people.example'
    const typed = { emails, role: 'reviewer', load: 5, message: 'Dear {name}, {load} papers?' }
    const sent = await chair.follow(await chair.post('/invitations', typed))
    assert.match(sent.text, /2 invitations on the way\. Stood more than once: cy@people\.example/)
    const [cy] = await lettersTo(house, 'cy@people.example')
    assert.match(cy?.body_text ?? '', /Dear colleague, 5 papers\?/)
    const opened = await house.visitor().get(`/invitations/${linkIn(cy?.body_text)}`)
    assert.match(opened.text, /Dear colleague, 5 papers\?/)
    const [dee] = await lettersTo(house, 'dee@people.example')
    assert.match(dee?.subject ?? '', /invitation to chair/)
  }))

test('chairs see who is an author or a chair too, but not of a paper of their own conflicts', () =>
  inHouse(async (house) => {
    const ann = await house.author('Ann Author')
    const id = await house.submittedPaper(ann)
    const [chair, connie] = [await house.chair(), await house.chair('Connie Conflicted')]
    await chair.post(`/papers/${id}/conflicts`, { person: String(connie.id), reason: 'Same institute.' })
    await invited(house, ann.email)
    assert.match((await chair.get('/invitations')).text, /Also author/)
    assert.match((await chair.get('/invitations.csv')).text, /,author,/)
    assert.doesNotMatch((await connie.get('/invitations')).text, /Also author/)
    assert.doesNotMatch((await connie.get('/invitations.csv')).text, /,author,/)
  }))

test('the silent are reminded by rule, with links that all work, and never more often than it says', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const token = await invited(house, 'nora@people.example')
    const begun = house.now()
    await remind(house)
    assert.equal((await lettersTo(house, 'nora@people.example')).length, 1, 'no rule, no reminder')
    const odd = await chair.post('/invitations/rule', {
      remind_invited_after: 'soon',
      remind_invited_most: 9,
    })
    assert.equal(odd.status, 422)
    assert.match(odd.text, /from 1 to 60/)
    await chair.post('/invitations/rule', { remind_invited_after: 4, remind_invited_most: 2 })
    for (const [days, letters] of [
      [3.9, 1],
      [4, 2],
      [7, 2],
      [8, 3],
      [20, 3],
    ] as const) {
      house.at(begun.add({ minutes: days * 24 * 60 }))
      await remind(house)
      assert.equal((await lettersTo(house, 'nora@people.example')).length, letters, `${days} days`)
    }
    const last = (await lettersTo(house, 'nora@people.example')).at(-1)
    assert.match(last?.subject ?? '', /Still time to answer/)
    const nora = house.visitor()
    for (const link of [token, linkIn(last?.body_text)])
      assert.equal((await nora.get(`/invitations/${link}`)).status, 200)
    assert.match((await chair.get('/invitations')).text, /Reminded 2 times/)
    await nora.post(`/invitations/${token}/acceptance`, { load: 2, ...account })
    house.at(begun.add(day(25)))
    await remind(house)
    assert.equal((await lettersTo(house, 'nora@people.example')).length, 3)
  }))

test('not now: seen, and asked again when it was wished, with or without a rule', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const token = await invited(house, 'nora@people.example')
    const nora = house.visitor()
    await nora.get(`/invitations/${token}`)
    const seen = async () =>
      /Opened<\/span><span class="v">(\d)/.exec((await chair.get('/invitations')).text)?.[1]
    assert.equal(await seen(), '0', 'opening a link leaves no trace')
    const later = await nora.post(`/invitations/${token}/postponement`, { days: 7 })
    assert.match((await nora.follow(later)).text, /You asked to be reminded on/)
    assert.equal(await seen(), '1')
    assert.match((await chair.get('/invitations?state=later')).text, /Wants to be asked on/)
    assert.equal((await nora.post(`/invitations/${token}/postponement`, { days: 90 })).status, 422)
    house.at(house.now().add(day(6)))
    await remind(house)
    assert.equal((await lettersTo(house, 'nora@people.example')).length, 1)
    house.at(house.now().add(day(1)))
    await remind(house)
    await remind(house)
    assert.equal((await lettersTo(house, 'nora@people.example')).length, 2)
  }))

test('whoever declines may suggest somebody, and whoever accepts may stay on standby', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const first = await invited(house, 'nora@people.example')
    const nora = house.visitor()
    const no = { reason: 'On leave.', suggestion: 'Max Madeup, max@people.example' }
    assert.equal((await nora.post(`/invitations/${first}/refusal`, no)).status, 303)
    assert.match((await chair.get('/invitations')).text, /On leave\.” Suggests Max Madeup/)
    assert.equal((await nora.post(`/invitations/${first}/postponement`, { days: 3 })).status, 403)
    const second = await invited(house, 'ned@people.example')
    await house.visitor().post(`/invitations/${second}/acceptance`, { load: 1, standby: 'on', ...account })
    assert.deepEqual(await house.db('reviewers').select('load', 'standby'), [{ load: 1, standby: true }])
    assert.match((await chair.get('/reviewers')).text, /Standby/)
  }))
