// Two at once, on committed transactions: what may happen once happens once, and nobody meets a fault of ours.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setupToken } from '../../server/setup/token.ts'
import { cloneDatabase } from '../support/database.ts'
import { emptied } from '../support/emptied.ts'
import { withOwnDatabase } from '../support/house.ts'
import { openTestHouse } from '../support/open-house.ts'
import type { Answer } from '../support/visitor.ts'

const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted()
const count = async (rows: Promise<unknown[]>) => (await rows).length
const PASSWORD = 'another invented password'

test('what is pressed twice at once happens once', () =>
  withOwnDatabase(async (house) => {
    const [author, chair, rita] = [await house.author(), await house.chair(), await house.reviewer()]
    const { db } = house
    const id = await house.completePaper(author)
    const twice = (who: typeof chair, path: string, fields = {}) =>
      Promise.all([who.post(path, fields), who.post(path, fields)])

    assert.deepEqual(statuses(await twice(author, `/papers/${id}/submission`)), [303, 303])
    assert.equal(await count(db('letters').where({ view: 'papers/mail/receipt' })), 1)

    house.at('after submission')
    await chair.post('/assignments/runs', { reviews_per_paper: 1 })
    await house.run()
    const run = await db('runs').first('id')
    assert.deepEqual(statuses(await twice(chair, `/assignments/runs/${run.id}/adoption`)), [303, 403])
    assert.equal(await count(db('assignments')), 1)
    const pair = await twice(chair, '/assignments', { paper: id, reviewer: rita.id })
    assert.deepEqual(statuses(pair), [403, 403])
    assert.deepEqual(statuses(await twice(chair, '/assignments/dispatch')), [303, 403])
    assert.equal(await count(db('letters').where({ view: 'assignments/mail/assigned' })), 1)

    house.at('deciding')
    const decisions = await Promise.all(
      ['talk', 'poster', 'reject'].map((outcome) =>
        chair.post(`/papers/${id}/decisions`, { outcome, note: outcome }),
      ),
    )
    assert.deepEqual(statuses(decisions), [303, 303, 303])
    assert.equal(await count(db('decisions').whereNull('superseded_at')), 1)
    assert.deepEqual(statuses(await twice(chair, '/decisions/releases', { audience: 'authors' })), [303, 422])
    const batch = await db('batches').where({ kind: 'decisions' }).first('id')
    assert.deepEqual(statuses(await twice(chair, `/mail/batches/${batch.id}/dispatch`)), [303, 403])
    assert.deepEqual(statuses(await twice(chair, '/programme/editions', { note: '' })), [303, 303])
    assert.deepEqual(await db('editions').orderBy('number').pluck('number'), [1, 2])
  }))

test('two who sign up with one address at once get the same answer, and one account', () =>
  withOwnDatabase(async (house) => {
    const account = { name: 'Tina Twice', email: 'tina@people.example', affiliation: 'X', password: PASSWORD }
    const answers = await Promise.all([1, 2, 3].map(() => house.visitor().post('/account', account)))
    assert.deepEqual(statuses(answers), [303, 303, 303])
    assert.equal(new Set(answers.map(({ location }) => location)).size, 1)
    assert.equal(await count(house.db('people').where({ email: account.email })), 1)
  }))

test('an invitation, a confirmation and a new password are used once', () =>
  withOwnDatabase(async (house) => {
    const chair = await house.chair()
    await chair.post('/invitations', { emails: 'new@people.example', role: 'reviewer', load: 3 })
    const secretOf = async (view: string) =>
      (await house.letters()).findLast((letter) => letter.view === view)?.secret
    const accept = `/invitations/${await secretOf('invitations/mail/invitation')}/acceptance`
    const me = { name: 'Nora New', affiliation: 'X', password: PASSWORD }
    const both = await Promise.all([1, 2].map(() => house.visitor().post(accept, me)))
    assert.deepEqual(statuses(both), [303, 403])
    assert.equal(await count(house.db('reviewers')), 1)

    await house.visitor().post('/account/password-resets', { email: 'new@people.example' })
    const reset = `/account/password-resets/${await secretOf('account/mail/password-reset')}`
    const resets = await Promise.all([1, 2].map(() => house.visitor().post(reset, { password: PASSWORD })))
    assert.deepEqual(statuses(resets), [303, 403])
  }))

test('guessing many passwords at once is slowed as if one came after the other', () =>
  withOwnDatabase(async (house) => {
    await house.person('Vera Victim', 'vera@people.example')
    const wrong = { email: 'vera@people.example', password: 'guessed at random' }
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => house.visitor().post('/sessions', wrong)),
    )
    const tried = answers.filter(({ status }) => status === 422).length
    assert.equal(tried, 10)
    assert.equal(answers.filter(({ status }) => status === 429).length, 14)
  }))

const empty = await cloneDatabase()
after(() => empty.drop())

test('of two who set up at once one becomes the chair', async () => {
  const { db } = empty
  await emptied(db)
  const house = await openTestHouse(db)
  const token = await setupToken(house.house)
  const form = { workshop: 'example', timeline: 'keep', affiliation: 'X', password: PASSWORD }
  const setUp = (name: string) =>
    house.visitor().post(`/setup/${token}`, { ...form, name, email: `${name}@people.example` })
  const answers = await Promise.all([setUp('first'), setUp('second')]).finally(house.close)
  assert.deepEqual(statuses(answers), [303, 403])
  assert.equal(await count(db('chairs')), 1)
})
