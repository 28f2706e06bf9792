// Conflicts are declared by authors, reviewers and chairs; each side reads what it may, and a conflict hides the paper at once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

async function aPaper(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const id = await house.submittedPaper(ann, { title: 'Conflicted Kernels' })
  house.at('reviewing')
  return { ann, id, at: `/papers/${id}/conflicts` }
}

const standing = (house: TestHouse) => house.db('conflicts').whereNull('lifted_at').orderBy('declared_as')

test('authors name addresses, with or without an account, and the answers are the same', () =>
  inHouse(async (house) => {
    const { ann, at } = await aPaper(house)
    const rita = await house.reviewer('Rita Reviewer')
    const known = await ann.post(at, { person: 'Rita.Reviewer@people.example', reason: 'Adviser.' })
    const knownPage = await ann.follow(known)
    const unknown = await ann.post(at, { person: 'nobody@people.example', reason: 'Co-author.' })
    const unknownPage = await ann.follow(unknown)
    assert.deepEqual([known.status, known.location], [unknown.status, unknown.location])
    assert.match(unknownPage.text, /rita\.reviewer@people\.example/)
    assert.match(unknownPage.text, /nobody@people\.example/)
    for (const { text } of [knownPage, unknownPage]) assert.doesNotMatch(text, /Rita Reviewer/)
    assert.equal((await standing(house)).length, 2)
    assert.deepEqual(await house.db('conflicted').where({ person_id: rita.id }).pluck('paper_id'), [
      Number(/\d+/.exec(at)?.[0]),
    ])

    const twice = await ann.post(at, { person: 'nobody@people.example', reason: 'Again.' })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /declared already/)
    const byNumber = await ann.post(at, { person: String(rita.id), reason: 'By number.' })
    assert.equal(byNumber.status, 422)
    const self = await ann.post(at, { person: ann.email, reason: 'Me.' })
    assert.match(self.text, /Authors of a paper are in conflict with it already/)
    assert.equal((await standing(house)).length, 2)
  }))

test('whoever signs up later with an address that was named is in conflict from then on', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    await ann.post(at, { person: 'late.comer@people.example', reason: 'Adviser.' })
    const late = await house.person('Late Comer', 'late.comer@people.example')
    assert.deepEqual(await house.db('conflicted').where({ person_id: late }).pluck('paper_id'), [id])
  }))

test('authors do not read what reviewers and chairs declared; chairs read all of it', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const chair = await house.chair()
    const rita = await house.reviewer('Rita Reviewer')
    const rolf = await house.reviewer('Rolf Reviewer')
    await house.assigned(rita, id)
    assert.equal((await rita.post(at, { reason: 'We share an office.' })).status, 303)
    assert.equal((await chair.post(at, { person: String(rolf.id), reason: 'Same project.' })).status, 303)
    const authors = (await ann.get(at)).text
    assert.doesNotMatch(authors, /Rita|Rolf|rita\.|rolf\.|office|Same project/)
    const again = await ann.post(at, { person: 'rita.reviewer@people.example', reason: 'Adviser.' })
    assert.equal(again.status, 303)
    const chairs = (await chair.get(at)).text
    for (const words of [
      'Rita Reviewer',
      'Rolf Reviewer',
      'We share an office.',
      'Same project.',
      'Adviser.',
    ]) {
      assert.match(chairs, new RegExp(words))
    }
  }))

// Rules 22 and 30.
test('a reviewer declares their own conflict: the paper is hidden at once and the chairs are told', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const rita = await house.reviewer('Rita Reviewer')
    const rolf = await house.reviewer('Rolf Reviewer')
    await house.assigned(rita, id)
    assert.equal((await rolf.get(at)).status, 404)
    assert.equal((await rolf.post(at, { reason: 'Curious.' })).status, 404)
    const page = await rita.get(at)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, /Ann Author|ann\.author/)
    assert.equal((await rita.get(`/papers/${id}`)).status, 200)

    const other = await rita.post(at, { person: String(rolf.id), reason: 'Not me.' })
    assert.equal(other.status, 403)
    const before = (await house.letters()).length
    assert.equal((await rita.post(at, { reason: 'We share an office.' })).status, 303)
    assert.equal((await rita.get(`/papers/${id}`)).status, 404)
    assert.equal((await rita.get(at)).status, 404)
    const told = (await house.letters()).slice(before)
    assert.deepEqual(
      told.map(({ to_email }) => to_email),
      ['carla@chairs.example'],
    )
    assert.match(told[0]?.body_text ?? '', /Rita Reviewer has declared a conflict[\s\S]*We share an office\./)
    const board = (await (await house.chair()).get('/assignments')).text
    assert.match(board, /Rita Reviewer has a conflict since/)
    assert.match(board, /Suspended: conflict/)
    assert.doesNotMatch((await ann.get(`/papers/${id}`)).text, /Rita/)
  }))

test('authors take back what authors said, chairs lift anything; lifting brings the paper back', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const chair = await house.chair()
    const rita = await house.reviewer('Rita Reviewer')
    await house.assigned(rita, id)
    await ann.post(at, { person: rita.email, reason: 'Adviser.' })
    await chair.post(at, { person: String(rita.id), reason: 'Same project.' })
    const [byAuthor, byChair] = await standing(house)
    assert.equal((await ann.post(`${at}/${byChair.id}/lifting`)).status, 404)
    assert.equal((await rita.post(`${at}/${byAuthor.id}/lifting`)).status, 404)
    assert.equal((await ann.post(`${at}/${byAuthor.id}/lifting`)).status, 303)
    assert.equal((await rita.get(`/papers/${id}`)).status, 404)
    assert.equal((await chair.post(`${at}/${byChair.id}/lifting`)).status, 303)
    assert.equal((await rita.get(`/papers/${id}`)).status, 200)
    assert.equal((await chair.post(`${at}/${byChair.id}/lifting`)).status, 404)
  }))

test('chairs are shown reviewers who share a domain or an affiliation with an author, and declare them with one press', () =>
  inHouse(async (house) => {
    const ann = await house.author('Ann Author')
    const authors = [
      { name: 'Ann Author', email: ann.email, affiliation: 'Author Institute' },
      { name: 'Bo Coauthor', email: 'bo@cs.invented.example', affiliation: 'Invented University' },
    ]
    const id = await house.submittedPaper(ann, { authors })
    house.at('reviewing')
    const neighbour = await house.person('Nils Neighbour', 'nils@invented.example')
    const colleague = await house.person('Cora Colleague', 'cora@elsewhere.example')
    await house.db('people').where({ id: colleague }).update({ affiliation: 'invented  university' })
    await house.person('Fay Far', 'fay@elsewhere.example')
    await house
      .db('reviewers')
      .insert(
        (
          await house.db('people').whereNot({ email: ann.email }).whereNot({ email: 'carla@chairs.example' })
        ).map((person: { id: number }) => ({ person_id: person.id, load: 3, joined_at: house.now() })),
      )
    const chair = await house.chair()
    const page = (await chair.get(`/papers/${id}/conflicts`)).text
    assert.match(page, /Nils Neighbour[\s\S]*Same address domain as Bo Coauthor/)
    assert.match(page, /Cora Colleague[\s\S]*Same affiliation as Bo Coauthor/)
    assert.doesNotMatch(page, /Fay Far/)
    await chair.post(`/papers/${id}/conflicts`, { person: String(neighbour), reason: 'Same address domain' })
    assert.deepEqual(await house.db('conflicted').where({ person_id: neighbour }).pluck('paper_id'), [id])
    assert.doesNotMatch((await ann.get(`/papers/${id}/conflicts`)).text, /Nils|Cora|Worth a look/)
  }))

// Rule 11.
test('a chair in conflict sees none of it; when every chair is, the authors read that the paper waits', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aPaper(house)
    const chair = await house.chair()
    const other = await house.chair('Otto Otherchair')
    assert.doesNotMatch((await ann.get(at)).text, /Every chair has a conflict/)
    assert.equal((await chair.post(at, { person: chair.email, reason: 'My student.' })).status, 303)
    assert.equal((await chair.get(at)).status, 404)
    assert.equal((await other.get(at)).status, 200)
    await other.post(at, { person: String(other.id), reason: 'My brother.' })
    assert.match((await ann.get(at)).text, /Every chair has a conflict with this paper/)
    assert.equal((await house.visitor().get(`/papers/${id}/conflicts`)).status === 200, false)
  }))
