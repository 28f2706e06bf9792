// Several people in one declaration of conflicts: all of them or nobody, and at the price of one.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

async function aPaper(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const id = await house.submittedPaper(ann, { title: 'Conflicted Kernels' })
  house.at('reviewing')
  return { ann, id, at: `/papers/${id}/conflicts` }
}

const declared = (house: TestHouse, paper: number): Promise<string[]> =>
  house.db('conflicts').where({ paper_id: paper }).orderBy('email').pluck('email')

const addresses = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `p${from + n}@people.example`)

test('several addresses are declared at once, between commas, semicolons, blanks or line ends', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const rita = await house.reviewer('Rita Reviewer')
    const person = ` ${rita.email}, BO@people.example;cy@people.example\r\n\tdi@people.example bo@people.example;`
    const sent = await ann.post(at, { person, kind: 'institution', reason: 'Same laboratory.' })
    match((await ann.follow(sent)).text, /4 conflicts declared\./)
    const rows = await house.db('conflicts').where({ paper_id: id }).orderBy('email')
    deepEqual(
      rows.map(({ email, person_id }) => [email, person_id]),
      [
        ['bo@people.example', null],
        ['cy@people.example', null],
        ['di@people.example', null],
        [rita.email, rita.id],
      ],
    )
    for (const { kind, reason, declared_as } of rows)
      deepEqual([kind, reason, declared_as], ['institution', 'Same laboratory.', 'author'])
    const lines = await house.db('journal').where({ verb: 'conflict.declared', paper_id: id }).orderBy('id')
    deepEqual(
      lines.map(({ subject }) => subject),
      [rita.email, 'bo@people.example', 'cy@people.example', 'di@people.example'],
    )
  }))

test('nobody is declared where one may not be: an author, what is no address, too many', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const refused = async (person: string, words: RegExp) => {
      const page = await ann.post(at, { person, kind: 'family', reason: 'Brothers.' })
      equal(page.status, 422)
      match(page.text, words)
      match(page.text, /value="family"[^>]*selected/)
      match(page.text, /value="Brothers\."/)
      match(page.text, new RegExp(`<textarea[^>]*>\\s${person}</textarea>`))
      deepEqual(await declared(house, id), [])
    }
    await refused(`Bo@people.example;\n${ann.email}`, /ann\.author@\S+: Authors of a paper are in conflict/)
    await refused('bo@people.example cy@ di@people.example', /Correct what is not an email address: “cy@”\./)
    await refused('cy@', /Enter an email address, like/)
    await refused(addresses(0, 51).join(' '), /Name at most 50 people at once\./)
    equal((await ann.post(at, { person: addresses(0, 50).join(' '), reason: 'A project.' })).status, 303)
    equal((await declared(house, id)).length, 50)
  }))

test('an author who is a chair declares nobody together with another chair', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const other = await house.chair('Otto Otherchair')
    const id = await house.submittedPaper(chair)
    const person = `bo@people.example ${other.email}`
    const page = await chair.post(`/papers/${id}/conflicts`, { person, reason: 'Brothers.' })
    equal(page.status, 422)
    match(page.text, new RegExp(`${other.email}: You are a chair yourself`))
    deepEqual(await declared(house, id), [])
  }))

test('what is declared already is passed over, as long as something is new', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const [first = '', second = '', third = ''] = addresses(0, 3)
    const say = (...people: string[]) => ann.post(at, { person: people.join('\n'), reason: 'Adviser.' })
    match((await ann.follow(await say(first, second))).text, /2 conflicts declared\./)
    match((await ann.follow(await say(second, third))).text, /Conflict declared\./)
    const again = await say(first, third)
    equal(again.status, 422)
    match(again.text, /These conflicts are declared already\./)
    deepEqual(await declared(house, id), [first, second, third])
    equal((await house.db('journal').where({ verb: 'conflict.declared', paper_id: id })).length, 3)
  }))

test('a chair names several by address: rulings end, and the other chairs hear of each who was assigned', () =>
  inHouse(async (house) => {
    const { id, at } = await aPaper(house)
    const chair = await house.chair()
    const other = await house.chair('Otto Otherchair')
    const rita = await house.reviewer('Rita Reviewer')
    const rolf = await house.reviewer('Rolf Reviewer')
    await house.assigned(rita, id)
    await chair.post(`${at}/clearances`, { person: String(rolf.id), reason: 'Another Rolf.' })
    const before = (await house.letters()).length
    const person = `${rita.email}; ${rolf.email}; ${chair.email}`
    const sent = await chair.post(at, { person, reason: 'Same laboratory.' })
    match((await chair.follow(sent)).text, /3 conflicts declared\. The paper is hidden from you now\./)
    equal((await chair.get(at)).status, 404)
    deepEqual(await house.db('clearances').whereNull('ended_at'), [])
    const letters = (await house.letters()).slice(before)
    deepEqual(
      letters.map(({ to_email }) => to_email),
      [other.email],
    )
    match(letters[0]?.body_text ?? '', /between Rita Reviewer and this paper/)
  }))

/** How many statements a declaration takes. */
async function asked(house: TestHouse, visitor: Visitor, at: string, people: string[]): Promise<number> {
  let count = 0
  const counting = () => count++
  house.db.on('query', counting)
  equal((await visitor.post(at, { person: people.join(','), reason: 'A project.' })).status, 303)
  house.db.off('query', counting)
  return count
}

test('the number of statements does not grow with the people', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const emails: string[] = []
    for (const name of ['Rita Reviewer', 'Rolf Reviewer', 'Runa Reviewer']) {
      const one = await house.reviewer(name)
      await house.assigned(one, id)
      emails.push(one.email)
    }
    const [first = '', ...others] = emails
    equal(await asked(house, ann, at, [first]), await asked(house, ann, at, [...others, ...addresses(0, 9)]))
  }))
