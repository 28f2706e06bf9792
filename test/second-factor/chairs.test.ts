// Chairs require a second factor of chairs, and take it from somebody who has lost device and codes.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { writingAsSystem } from '../../server/context.ts'
import { removeFactor } from '../../server/second-factor/actions.ts'
import { appForVisits, withinReach } from '../../server/visiting.ts'
import { inHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import { halfIn, PLACE, shownBy, withFactor } from './with-factor.ts'

const RULE = '/settings/security/second-factor'
const UNSENT = '/sessions/unsent'

test('required of chairs, it stops the one without it everywhere but where it is set up', () =>
  inHouse(async (house) => {
    const [carla, cleo] = [await house.chair(), await house.chair('Cleo Chair')]
    const ann = await house.author()
    const shown = (await carla.get('/settings/security')).text
    match(shown, /Set up your own second factor first/)
    match(shown, /Without one: Carla Chairperson, Cleo Chair\./)
    equal((await carla.post(RULE, { required: 'on' })).status, 403, 'not before one has it oneself')
    equal((await ann.post(RULE, { required: 'on' })).status, 404)
    await withFactor(house, carla)
    equal((await carla.post(RULE, { required: 'on' })).location, '/settings/security')
    equal((await carla.get('/papers')).status, 200)
    equal((await ann.get('/papers')).status, 200)
    for (const path of ['/papers', '/', '/desk', '/journal', '/account/data.zip', '/Settings/Site'])
      equal((await cleo.get(path)).location, PLACE, path)
    const stopped = (await cleo.get(PLACE)).text
    match(stopped, /Chairs of this workshop/)
    equal(stopped.match(/Chairs of this workshop/g)?.length, 1, 'said once, and not as what went well')
    const refused = await cleo.post('/settings/site', { name: 'Words that were typed' })
    equal(refused.status, 403)
    match(refused.text, /Set yours up to go on[\s\S]*Words that were typed/)
    const program = await cleo.get('/api/v1/papers', { accept: 'application/json' })
    equal(program.status, 403)
    doesNotMatch(program.text, /"papers"/)
    await withFactor(house, cleo)
    equal((await cleo.get('/papers')).status, 200)
    match((await cleo.get('/settings/security')).text, /Every chair has one/)
    equal((await cleo.post(RULE, {})).location, '/settings/security')
    const verbs = await house.db('journal').whereLike('verb', 'settings.second%').orderBy('id').pluck('verb')
    deepEqual(verbs, ['settings.second-factor-required', 'settings.second-factor-not-required'])
  }))

test('a token of a chair without it reads nothing either', () =>
  inHouse(async (house) => {
    const [carla, cleo] = [await house.chair(), await house.chair('Cleo Chair')]
    const told = (await cleo.follow(await cleo.post('/account/tokens', { name: 'a script' }))).text
    const authorization = `Bearer ${/rostrum_[\w-]{43}/.exec(told)?.[0]}`
    const asked = () => fetch(`${house.base}/api/v1/papers`, { headers: { authorization } })
    equal((await asked()).status, 200)
    await withFactor(house, carla)
    await carla.post(RULE, { required: 'on' })
    equal((await asked()).status, 403)
  }))

test('a chair removes it from somebody: they are signed out, told by a letter, and the journal has it', () =>
  inHouse(async (house) => {
    const [carla, ann, bob] = [await house.chair(), await house.author(), await house.author('Bob Author')]
    const { secret } = await withFactor(house, ann)
    const half = await halfIn(house, ann)
    const remove = (by: typeof carla, email: string) => by.post(`${RULE}/removal`, { email })
    equal((await remove(bob, ann.email)).status, 404)
    for (const email of ['nobody@people.example', bob.email, '', 'x']) {
      const answer = await remove(carla, email)
      equal(answer.status, 422, email)
      match(answer.text, /href="#field-email"/)
    }
    await ann.post('/account/tokens', { name: 'a script' })
    const before = (await house.letters()).length
    equal((await remove(carla, ann.email.toUpperCase())).location, '/settings/security')
    equal((await ann.get('/account')).location, '/sessions/new')
    equal(
      (await half.post('/sessions/second-factor', { code: shownBy(house, secret) })).location,
      '/sessions/new',
    )
    equal((await ann.post('/sessions', { email: ann.email, password: PASSWORD })).location, '/account')
    const letters = (await house.letters()).slice(before)
    deepEqual(
      letters.map(({ to_email, subject }) => [to_email, /second factor was removed/.test(subject)]),
      [[ann.email, true]],
    )
    match(letters[0]?.body_text ?? '', /Carla Chairperson has removed/)
    const line = await house.db('journal').where({ verb: 'account.second-factor-removed' }).first()
    deepEqual([line.person_id, line.subject, line.details.personId], [carla.id, 'Ann Author', ann.id])
    equal((await house.db('api_tokens').whereNull('ended_at')).length, 0)
    match((await carla.get('/journal')).text, /Ann Author/)
    await withFactor(house, carla)
    equal((await remove(carla, carla.email)).status, 403, 'not the own one')
  }))

test('who runs the server removes that of a sole chair, who is told by whom', () =>
  inHouse(async (house) => {
    const carla = await house.chair()
    await withFactor(house, carla)
    const removed = await writingAsSystem(house.house, (w) => removeFactor(w, carla.email))
    equal('name' in removed && removed.name, 'Carla Chairperson')
    equal((await carla.post('/sessions', { email: carla.email, password: PASSWORD })).location, '/desk')
    match((await house.letters()).at(-1)?.body_text ?? '', /Whoever runs the server has removed/)
  }))

test('what was typed before signing in waits too, and does not tell of the paper that it was for', () =>
  inHouse(async (house) => {
    const [carla, cleo] = [await house.chair(), await house.chair('Cleo Chair')]
    const id = await house.submittedPaper(await house.author())
    await withFactor(house, carla)
    await carla.post(RULE, { required: 'on' })
    await cleo.get(PLACE)
    await cleo.post('/sessions/current/end')
    await cleo.post(`/papers/${id}/desk-rejection`, { reason: 'Typed too late.' })
    const answer = await cleo.post('/sessions', { email: cleo.email, password: PASSWORD })
    equal(answer.location, UNSENT)
    for (const path of [UNSENT, UNSENT.toUpperCase(), `${UNSENT}/`])
      equal((await cleo.get(path)).location, PLACE, path)
    await withFactor(house, cleo)
    match((await cleo.get(UNSENT)).text, /Plainly Invented[\s\S]*Typed too late/)
  }))

// `rostrum export`, and the search for leaks: policy alone says what a chair may see.
test('visits by the operator go on, for nobody has signed in', () =>
  inHouse(async (house) => {
    const [carla, cleo] = [await house.chair(), await house.chair('Cleo Chair')]
    await withFactor(house, carla)
    await carla.post(RULE, { required: 'on' })
    await withinReach(appForVisits(house.house), async (visit) => {
      for (const path of ['/papers', '/papers.csv']) {
        const { statusCode } = (await visit(path, cleo.id)).resume()
        equal(statusCode, 200, path)
      }
    })
  }))
