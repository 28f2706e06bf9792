// Flags: raised by reviewers, read and closed by chairs who may, and known to nobody else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const RAISED = { kind: 'instructions', text: 'White words on page 2 ask for a good review.' }
const flat = (text: string) => text.replace(/\s+/g, ' ')
const flagsIn = async (house: TestHouse) => (await house.db('flags').pluck('id')).length
const lettersTo = async (house: TestHouse, { email }: { email: string }) =>
  (await house.letters()).filter(({ to_email }) => to_email === email).map(({ subject }) => subject)

async function flagged(house: TestHouse) {
  const world = await paperInReview(house)
  const cleo = await house.chair('Cleo Conflicted')
  await conflict(house, world.paper, cleo.id)
  const address = `/papers/${world.paper}/flags`
  const told = await world.rita.follow(await world.rita.post(address, RAISED))
  const [id] = await house.db('flags').pluck('id')
  return { ...world, cleo, address, told, id, outcome: `/flags/${id}/outcome` }
}

// Rules 10, 22 and 38.
test('a flag reaches the chairs who may know, and nobody else', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, cleo, address, told, outcome } = await flagged(house)
    assert.match(told.text, /have a letter about it[\s\S]*Hidden instructions[\s\S]*White words on page 2/)
    await rita.post(address, RAISED)
    assert.equal(await flagsIn(house), 1)
    assert.match((await lettersTo(house, chair)).join(), /Flagged: "Plainly Invented Kernels"/)
    assert.match(flat((await chair.get('/flags')).text), /White words on page 2/)
    assert.match((await chair.get('/desk')).text, /1 paper is flagged/)
    assert.doesNotMatch((await cleo.get('/desk')).text, /flagged/)
    assert.match((await chair.get('/flags.csv')).text, /Hidden instructions,White words/)
    assert.match((await chair.get('/journal')).text, /Hidden instructions/)
    for (const one of [cleo, rob, author]) {
      assert.doesNotMatch((await lettersTo(house, one)).join(), /Flagged/)
      assert.doesNotMatch((await one.get('/flags?state=all')).text, /White words|Rita/)
      assert.doesNotMatch((await one.get(address)).text, /White words|Rita/)
      assert.equal((await one.post(outcome, { outcome: 'upheld' })).status, 404)
    }
    assert.doesNotMatch((await cleo.get('/journal')).text, /Hidden instructions/)
    const hidden: [Visitor, number][] = [
      [author, 404],
      [cleo, 404],
      [rob, 200],
    ]
    for (const [one, status] of hidden) assert.equal((await one.get(address)).status, status)
    assert.equal((await rita.get('/flags')).status, 404)
  }))

// Rule 48.
test('a flag without a kind or words comes back with what was typed', () =>
  inHouse(async (house) => {
    const { rita, chair, address, outcome, id } = await flagged(house)
    const empty = await rita.post(address, { text: 'Page 3.' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Choose what is wrong[\s\S]*Page 3\./)
    const speechless = await rita.post(address, { kind: 'ethics', text: ' ' })
    assert.equal(speechless.status, 422)
    assert.match(speechless.text, /value="ethics" checked[\s\S]*Say what you saw/)
    const undecided = await chair.post(outcome, { answer: 'We looked.' })
    assert.equal(undecided.status, 422)
    assert.match(
      undecided.text,
      new RegExp(`flag-${id}[\\s\\S]*there is something to it[\\s\\S]*We looked\\.`),
    )
    assert.equal(await flagsIn(house), 1)
  }))

// Rules 22 and 37.
test('a chair closes it once; who raised it hears the answer while the paper is theirs to read', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, address, outcome } = await flagged(house)
    await rob.post(address, { kind: 'ethics', text: 'No consent is spoken of.' })
    const closing = { outcome: 'upheld', answer: 'The authors were asked.' }
    assert.match((await chair.follow(await chair.post(outcome, closing))).text, /Closed\./)
    assert.match((await chair.post(outcome, closing)).text, /closed this flag already/)
    assert.match((await lettersTo(house, rita)).join(), /What became of your flag/)
    assert.match(flat((await rita.get(address)).text), /Upheld.*The authors were asked/)
    assert.match((await chair.get('/journal')).text, /The authors were asked/)
    assert.doesNotMatch((await chair.get('/flags')).text, /White words/)
    assert.match((await chair.get('/flags?state=closed&q=white')).text, /White words/)
    await conflict(house, paper, rob.id)
    const [second] = await house.db('flags').where({ kind: 'ethics' }).pluck('id')
    assert.equal((await chair.post(`/flags/${second}/outcome`, closing)).status, 303)
    assert.doesNotMatch((await lettersTo(house, rob)).join(), /What became of/)
  }))
