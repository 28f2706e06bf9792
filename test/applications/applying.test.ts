// The public call for reviewers: there only while a chair wants it, the same for every address, answered by an invitation.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayAnswerApplication, mayApply, maySeeApplications } from '../../server/policy/applications.ts'
import { visitor } from '../../server/policy/viewer.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const typed = {
  name: 'Nora Newcomer',
  email: 'Nora@people.example',
  affiliation: 'Here',
  load: 2,
  words: 'Kernels.',
}

async function called(house: TestHouse) {
  const chair = await house.chair()
  assert.equal(
    (await chair.post('/applications/call', { reviewer_call: 'We look for reviewers.' })).status,
    303,
  )
  return chair
}

test('without a call there is no page of it, and with one anybody applies', () =>
  inHouse(async (house) => {
    const nora = house.visitor()
    assert.equal((await nora.get('/applications/new')).status, 404)
    assert.equal((await nora.post('/applications', typed)).status, 404)
    assert.doesNotMatch((await nora.get('/call')).text, /applications\/new/)
    const chair = await called(house)
    assert.match((await nora.get('/call')).text, /href="\/applications\/new"/)
    assert.match((await nora.get('/applications/new')).text, /We look for reviewers/)
    const gaps = await nora.post('/applications', { ...typed, email: 'nobody', words: '' })
    assert.equal(gaps.status, 422)
    assert.match(gaps.text, /Enter your email address/)
    assert.match(gaps.text, /value="Nora Newcomer"/)
    await nora.post('/applications', typed)
    await nora.post('/applications', { ...typed, load: 3 })
    assert.deepEqual(await house.db('applications').select('email', 'load'), [
      { email: 'nora@people.example', load: 3 },
    ])
    assert.deepEqual(await house.letters(), [])
    await chair.post('/applications/call', { reviewer_call: '' })
    assert.equal((await nora.get('/applications/new')).status, 404)
  }))

test('the answer is the same for an address with an account, a reviewer, and nobody', () =>
  inHouse(async (house) => {
    await called(house)
    await house.person('Olga Owner', 'olga@people.example')
    const rita = await house.reviewer('Rita Reviewer')
    const answers = []
    for (const email of ['olga@people.example', rita.email, 'nobody@people.example']) {
      const answer = await house.visitor().post('/applications', { ...typed, email })
      answers.push(`${answer.status} ${answer.location}`)
    }
    assert.deepEqual(new Set(answers), new Set(['303 /']))
  }))

test('a chair admits by an invitation or declines, once; the list is for chairs', () =>
  inHouse(async (house) => {
    const chair = await called(house)
    await house.visitor().post('/applications', typed)
    await house.visitor().post('/applications', { ...typed, name: 'Max Madeup', email: 'max@people.example' })
    const [nora, max] = await house.db('applications').orderBy('id').pluck<number[]>('id')
    const rita = await house.reviewer('Rita Reviewer')
    for (const who of [rita, house.visitor()]) {
      for (const path of ['/applications', '/applications.csv'])
        assert.equal((await who.get(path)).status, 404)
      assert.equal((await who.post(`/applications/${nora}/admission`)).status, 404)
      assert.equal((await who.post('/applications/call', { reviewer_call: 'Mine.' })).status, 404)
    }
    assert.match(
      (await chair.get('/applications?q=kernels&order=name')).text,
      /Max Madeup[\s\S]*Nora Newcomer/,
    )
    assert.equal((await chair.post(`/applications/${nora}/admission`)).status, 303)
    const [letter] = await house.letters()
    assert.deepEqual([letter?.to_email, letter?.view], ['nora@people.example', 'invitations/mail/invitation'])
    await chair.post(`/applications/${max}/refusal`)
    assert.equal((await house.letters()).length, 1)
    const again = await chair.post(`/applications/${max}/admission`)
    assert.equal(again.status, 403)
    assert.match(again.text, /answered already/)
    assert.match((await chair.get('/applications?state=declined')).text, /Max Madeup/)
    assert.equal((await chair.get('/applications.csv')).text.trim().split(/\r?\n/).length, 3)
  }))

test('policy: the call decides who applies, chairs decide the rest', () => {
  const chair = { ...visitor, personId: 1, isChair: true }
  const open = { admitted_at: null, declined_at: null }
  const now = Temporal.Instant.from('2023-05-20T12:00:00Z')
  assert.deepEqual(
    [mayApply({ reviewer_call: null }), mayApply({ reviewer_call: 'Come.' })],
    ['hidden', 'yes'],
  )
  assert.deepEqual([maySeeApplications(visitor), maySeeApplications(chair)], ['hidden', 'yes'])
  assert.deepEqual(
    [mayAnswerApplication(visitor, open), mayAnswerApplication(chair, open)],
    ['hidden', 'yes'],
  )
  for (const done of [{ admitted_at: now }, { declined_at: now }])
    assert.notEqual(mayAnswerApplication(chair, { ...open, ...done }), 'yes')
})
