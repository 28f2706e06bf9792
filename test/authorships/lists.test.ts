// A list of authors: ordered, with ORCID and contacts, completed from what its writer knows, limited and frozen by the chair.
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

const ORCID = '0000-0002-1825-0097'
const BO = { name: 'Bo Writer', email: 'bo@second.example', affiliation: 'Writer Institute' }
const ANN = { name: 'Ann Author', email: 'ann.author@people.example', affiliation: 'Author Institute' }

const linesOf = (house: TestHouse, id: number) =>
  house.db('authorships').where({ paper_id: id }).orderBy('position')
const version = async (house: TestHouse, id: number) =>
  (await house.db('papers').where({ id }).first()).version

test('places order the list, an ORCID iD is checked by its last digit, and what is not sent stays', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const list = (orcid: string) => [
      { ...ANN, position: 2 },
      { ...BO, orcid, contact: '', position: 1 },
    ]
    const wrong = await ann.post(`/papers/${id}`, { authors: list('0000-0002-1825-0098') })
    equal(wrong.status, 422)
    match(wrong.text, /Check the ORCID iD/)
    match(wrong.text, /value="0000-0002-1825-0098"/, 'what was typed comes back')
    equal((await ann.post(`/papers/${id}`, { authors: list(`https://orcid.org/${ORCID}`) })).status, 303)
    const [first, second] = await linesOf(house, id)
    deepEqual([first.email, first.orcid, first.contact], [BO.email, ORCID, false])
    deepEqual([second.email, second.contact], [ANN.email, true])
    equal((await ann.post(`/papers/${id}`, { authors: [BO, ANN] })).status, 303)
    const [same] = await linesOf(house, id)
    deepEqual([same.id, same.orcid, same.contact], [first.id, ORCID, false])
  }))

test('a known address is completed from one’s own papers, and from nobody else’s', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const eve = await house.author('Eve Other')
    await house.completePaper(ann, { authors: [ANN, BO] })
    const next = await house.completePaper(ann, { title: 'A Second Paper' })
    match(
      (await ann.get(`/papers/${next}/edit`)).text,
      /<option value="bo@second\.example" data-name="Bo Writer"/,
    )
    const typed = { name: '', affiliation: '', email: BO.email }
    equal((await ann.post(`/papers/${next}`, { authors: [ANN, typed] })).status, 303)
    deepEqual(
      (await linesOf(house, next)).map(({ name }) => name),
      ['Ann Author', 'Bo Writer'],
    )

    const hers = await house.completePaper(eve, { title: 'Not Known' })
    const self = { name: 'Eve Other', email: eve.email, affiliation: '' }
    const page = (await eve.get(`/papers/${hers}/edit`)).text
    for (const secret of [BO.email, ANN.email, 'Bo Writer']) ok(!page.includes(secret))
    for (const email of [BO.email, ANN.email]) {
      equal((await eve.post(`/papers/${hers}`, { authors: [self, { ...typed, email }] })).status, 303)
      equal((await linesOf(house, hers))[1].name, '', 'the same for an address with an account and without')
    }
  }))

test('an author without the right of a contact reads and does not write', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const bo = await house.author('Bo Writer')
    const id = await house.submittedPaper(ann, { authors: [ANN, { ...BO, email: bo.email }] })
    equal((await bo.post(`/papers/${id}`, { title: 'Changed by Bo' })).status, 303, 'a contact')
    const demoted = [ANN, { ...BO, email: bo.email, contact: '' }]
    equal((await ann.post(`/papers/${id}`, { authors: demoted })).status, 303)
    for (const path of ['', '/edit', '/authorships'])
      equal((await bo.get(`/papers/${id}${path}`)).status, 200)
    for (const [path, fields] of [
      ['', { title: 'Changed again' }],
      ['/withdrawal', { reason: 'Mine.' }],
      ['/authorships', { authors: [{ ...BO, email: bo.email }] }],
    ] as const) {
      const refused = await bo.post(`/papers/${id}${path}`, fields)
      equal(refused.status, 403, path)
      match(refused.text, /Only contacts among the authors/)
    }
  }))

test('the last contact who has confirmed cannot leave or be taken off, whoever else has an account', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const bo = await house.author('Bo Writer')
    const both = [ANN, { ...BO, email: bo.email }]
    const id = await house.completePaper(ann, { authors: both })
    for (const authors of [both.slice(1), [{ ...ANN, contact: '' }, both[1]]]) {
      const refused = await ann.post(`/papers/${id}`, { authors })
      equal(refused.status, 422)
      match(refused.text, /Keep a contact who has confirmed/)
    }
    const stays = await ann.post(`/papers/${id}/authorships/departure`)
    equal(stays.status, 422)
    match(stays.text, /You are the last contact/)
    equal((await bo.post(`/papers/${id}/authorships/confirmation`)).status, 303)
    equal((await ann.post(`/papers/${id}/authorships/departure`)).location, '/desk')
    equal((await ann.get(`/papers/${id}`)).status, 404)
    deepEqual(
      (await linesOf(house, id)).map(({ email }) => email),
      [bo.email],
    )
  }))

const THREE = [ANN, BO, { ...BO, email: 'cy@second.example', name: 'Cy Third' }]

test('the chair sets a limit and a freeze', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const chair = await house.chair()
    const id = await house.completePaper(ann)
    const at = '/settings/authors'
    equal((await ann.get(at)).status, 404)
    equal((await ann.post(at, { author_limit: 1, authors_freeze: '' })).status, 404)
    match((await chair.post(at, { author_limit: 0, authors_freeze: '' })).text, /from 1 to 100/)
    match((await chair.post(at, { author_limit: 3, authors_freeze: 'soon' })).text, /Enter a date and time/)
    equal((await chair.post(at, { author_limit: 2, authors_freeze: '2023-06-10T23:59' })).status, 303)
    match((await chair.get(at)).text, /value="2023-06-10T23:59"/)
    match((await chair.get('/settings/timeline')).text, /Author lists are fixed[\s\S]*10 June 2023/)
    match((await ann.get(`/papers/${id}/edit`)).text, /change the list until <b>[^<]*10 June 2023/)
    match((await ann.post(`/papers/${id}`, { authors: THREE })).text, /at most 2 authors/)
    equal((await ann.post(`/papers/${id}`, { authors: [ANN, BO] })).status, 303)
  }))

test('until the freeze contacts change a list also when the form is closed; afterwards only chairs', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const chair = await house.chair()
    const id = await house.submittedPaper(ann)
    await chair.post('/settings/authors', { author_limit: 2, authors_freeze: '2023-06-10T23:59' })
    house.at('reviewing')
    const at = `/papers/${id}/authorships`
    equal((await ann.post(at, { authors: [ANN, BO] })).status, 303)
    match((await ann.get(at)).text, /Change the list/)
    house.at('after reviewing')
    const late = await ann.post(at, { authors: [ANN] })
    equal(late.status, 403)
    match(late.text, /The lists of authors are fixed now/)
    match((await ann.get(at)).text, /The list cannot be changed/)
    equal((await ann.post(`${at}/departure`)).status, 403)
    equal((await chair.post(at, { authors: THREE })).status, 303, 'a chair, beyond the limit')
    equal((await linesOf(house, id)).length, 3)
    equal((await chair.post(at, { authors: [ANN, { ...BO, name: '' }] })).status, 422)
  }))

test('before the deadline a frozen list comes back with the form as it is, and no other way', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann, { authors: [ANN, BO] })
    await house.db('workshop').update({ authors_freeze_at: house.now().subtract({ hours: 1 }) })
    const title = 'Still Open'
    equal((await ann.post(`/papers/${id}`, { title, authors: [ANN, BO] })).status, 303)
    const refused = await ann.post(`/papers/${id}`, { title, authors: [BO, ANN] })
    equal(refused.status, 422)
    match(refused.text, /The lists of authors are fixed now/)
    const stale = { authors: [ANN, BO], version: 1 }
    notEqual(await version(house, id), 1)
    const chair = await house.chair()
    equal((await chair.post(`/papers/${id}/authorships`, stale)).status, 409)
  }))

test('strangers, reviewers and chairs in conflict find no list', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const chair = await house.chair()
    const rita = await house.reviewer()
    const id = await house.submittedPaper(ann)
    await ann.post(`/papers/${id}/conflicts`, { person: chair.email, kind: 'other', reason: 'My brother.' })
    house.at('reviewing')
    await house.assigned(rita, id)
    for (const visitor of [chair, rita, await house.author('Eve Other'), house.visitor()]) {
      equal((await visitor.get(`/papers/${id}/authorships`)).status, 404)
      equal(
        (await visitor.post(`/papers/${id}/authorships`, { authors: [ANN] })).status,
        visitor === rita ? 403 : 404,
      )
      notEqual((await visitor.post(`/papers/${id}/authorships/confirmation`)).status, 303)
      notEqual((await visitor.post(`/papers/${id}/authorships/departure`)).status, 303)
    }
  }))
