// Several addresses of one account: added by a letter, chosen, removed, and everything that matches people by address.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'

const OLD = 'ann@old.example'

const claimIn = async (house: TestHouse) =>
  `/account/emails/${(await house.letters()).findLast(({ view }) => view === 'emails/mail/confirmation')?.secret}`

const idOf = async (house: TestHouse, email: string) =>
  (await house.db('emails').where({ email }).whereNull('removed_at').first())?.id

test('an address is added by a letter with a POST, signs in, and brings its papers', () =>
  inHouse(async (house) => {
    const bo = await house.author('Bo Begetter')
    const ann = await house.author()
    const authors = [
      { name: 'Bo Begetter', email: bo.email, affiliation: '' },
      { name: 'Ann Author', email: OLD, affiliation: '' },
    ]
    const id = await house.completePaper(bo, { authors })
    equal((await ann.post('/account/emails', { email: 'nothing' })).status, 422)
    equal((await ann.post('/account/emails', { email: ' Ann@OLD.example ' })).status, 303)
    const link = await claimIn(house)
    equal((await ann.get(link)).status, 200)
    equal((await ann.get(`/papers/${id}`)).status, 404, 'looking confirms nothing')
    equal((await house.visitor().post('/sessions', { email: OLD, password: PASSWORD })).status, 422)
    equal((await ann.post(`${link}/confirmation`)).status, 303)
    equal((await ann.post(`${link}/confirmation`)).status, 403, 'once')
    equal((await ann.get(`/papers/${id}`)).status, 200)
    equal((await house.visitor().post('/sessions', { email: OLD, password: PASSWORD })).location, '/desk')
    const [told] = (await house.letters()).filter(({ view }) => view === 'emails/mail/added')
    equal(told?.to_email, ann.email, 'the address known so far is told')
    match((await ann.post('/account/emails', { email: OLD })).text, /yours already/)
  }))

test('the address for letters is chosen among the confirmed ones', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    await ann.post('/account/emails', { email: OLD })
    const id = await idOf(house, OLD)
    equal((await ann.post(`/account/emails/${id}/choice`)).status, 403, 'not before it is confirmed')
    equal((await ann.post(`${await claimIn(house)}/confirmation`)).status, 303)
    equal((await ann.post(`/account/emails/${id}/choice`)).status, 303)
    match(
      (await ann.get('/account/emails')).text,
      /<b>ann@old\.example<\/b><span class="sub">Letters go here/,
    )
    for (const email of [OLD, ann.email]) {
      equal((await house.visitor().post('/sessions', { email, password: PASSWORD })).status, 303)
      await house.visitor().post('/account/password-resets', { email })
    }
    const resets = (await house.letters()).filter(({ view }) => view === 'account/mail/password-reset')
    const typed = resets.map(({ to_email }) => to_email).toSorted()
    deepEqual(typed, [ann.email, OLD], 'a reset goes to the address that was typed')
  }))

test('conflicts, invitations and papers know every confirmed address', () =>
  inHouse(async (house) => {
    const bo = await house.author('Bo Begetter')
    const paper = await house.submittedPaper(bo)
    await bo.post(`/papers/${paper}/conflicts`, { person: OLD, reason: 'Adviser.', kind: 'advisor' })
    const rita = await house.reviewer('Rita Reviewer')
    const conflicted = () => house.db('conflicted').where({ person_id: rita.id }).pluck('paper_id')
    await rita.post('/account/emails', { email: OLD })
    deepEqual(await conflicted(), [], 'an address that is not confirmed is nobody’s')
    equal((await rita.post(`${await claimIn(house)}/confirmation`)).status, 303)
    deepEqual(await conflicted(), [paper])
    const chair = await house.chair()
    const sent = await chair.post('/invitations', { emails: OLD, role: 'reviewer', load: 3, message: '' })
    match((await chair.follow(sent)).text, /ann@old\.example/)
    deepEqual(await house.db('invitations').where({ email: OLD }), [], 'holds the role already')

    equal((await rita.post(`/account/emails/${await idOf(house, OLD)}/removal`)).status, 303)
    deepEqual(await conflicted(), [paper], 'a conflict is not left behind with an address')
    equal((await rita.post('/account/emails', { email: OLD })).status, 303)
    deepEqual(await conflicted(), [paper], 'nor by asking for it again')
    equal((await house.visitor().post('/sessions', { email: OLD, password: PASSWORD })).status, 422)
  }))
