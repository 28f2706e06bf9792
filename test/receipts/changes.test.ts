// Receipts of changes: one letter to all authors, once the paper has been left alone, with every difference.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween, type Facts } from '../../server/receipts/changes.ts'
import { sendChangeReceipts } from '../../server/receipts/jobs.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { START } from '../support/people.ts'
import type { Visitor } from '../support/visitor.ts'

const facts: Facts = {
  title: 'Kernels',
  abstract: 'We invent.',
  keywords: '',
  code_url: '',
  prior_publication: '',
  authors: [
    { name: 'Ann', email: 'ann@a.example', affiliation: 'A' },
    { name: 'Bob', email: 'bob@b.example', affiliation: 'B' },
  ],
  topics: ['One'],
  files: { paper: 'a'.repeat(64) },
  answers: { 7: { label: 'Data sheet', sha256: 'c'.repeat(64) } },
}
const changed = (change: Partial<Facts>) => changesBetween(facts, { ...facts, ...change })

test('nothing changed is nothing to tell, and every part of a paper is told', () => {
  assert.deepEqual(changed({}), [])
  assert.deepEqual(changed({ title: 'Plain Kernels' }), ['Title: “Plain Kernels”. It was “Kernels”.'])
  assert.deepEqual(changed({ abstract: 'We find.' }), ['The abstract has changed.'])
  assert.deepEqual(changed({ topics: ['Two'] }), ['Topics: Two.'])
  assert.deepEqual(changed({ code_url: 'https://x.example' }), ['Code: https://x.example.'])
  const sha256 = 'b'.repeat(64)
  assert.deepEqual(changed({ files: { paper: sha256 } }), [`The PDF is a new file now, SHA-256 ${sha256}.`])
  const sheet = { label: 'Data sheet', sha256 }
  assert.deepEqual(changed({ answers: {} }), ['“Data sheet”: the file was removed.'])
  assert.deepEqual(changed({ answers: { 7: sheet } }), [
    `“Data sheet”: the file is a new one now, SHA-256 ${sha256}.`,
  ])
  assert.deepEqual(changed({ answers: { ...facts.answers, 9: { ...sheet, label: 'Licence' } } }), [
    `“Licence”: a file was added, SHA-256 ${sha256}.`,
  ])
})

test('authors added, taken off, respelled and moved are told apart', () => {
  const [ann, bob] = facts.authors
  assert.ok(ann && bob)
  const eve = { name: 'Eve', email: 'eve@e.example', affiliation: 'E' }
  assert.deepEqual(changed({ authors: [ann, bob, eve] }), ['Author added: Eve.'])
  assert.deepEqual(changed({ authors: [ann] }), ['Author taken off: Bob.'])
  assert.deepEqual(changed({ authors: [bob, ann] }), ['The order is now Bob, Ann.'])
  const corrected = { ...bob, email: 'bob@bb.example' }
  assert.deepEqual(changed({ authors: [ann, corrected] }), ['Bob stands with another address now.'])
  assert.deepEqual(changed({ authors: [{ ...ann, affiliation: 'Z' }, bob] }), [
    'Author now stands as Ann, Z.',
  ])
})

async function save(house: TestHouse, author: Visitor, paper: number, fields: object) {
  const { version } = (await house.db('papers').where({ id: paper }).first<{ version: number }>()) ?? {}
  assert.equal((await author.post(`/papers/${paper}`, { ...fields, version })).status, 303)
}

const told = async (house: TestHouse) =>
  (await house.letters()).filter(({ view }) => view === 'receipts/mail/changed')

test('several savings make one letter to each author, also to one who was taken off', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const self = { name: 'Ann Author', email: ann.email, affiliation: 'Author Institute' }
    const bob = { name: 'Bob', email: 'bob@people.example', affiliation: 'B' }
    const paper = await house.submittedPaper(ann, { authors: [self, bob] })
    const after = async (minutes: number) => {
      house.at(START.add({ minutes }))
      await sendChangeReceipts(house.house)
      return (await told(house)).length
    }
    assert.equal(await after(30), 0)
    await save(house, ann, paper, { title: 'First thought' })
    house.at(START.add({ minutes: 35 }))
    await save(house, ann, paper, { title: 'Second thought', authors: [self] })
    assert.equal(await after(44), 0)
    assert.equal(await after(45), 2)
    assert.equal(await after(90), 2)
    const letters = await told(house)
    assert.deepEqual(new Set(letters.map(({ to_email }) => to_email)), new Set([ann.email, bob.email]))
    const to = (email: string) => letters.find(({ to_email }) => to_email === email)?.body_text ?? ''
    assert.match(to(ann.email), /“Second thought”[\s\S]*Author taken off: Bob/)
    assert.doesNotMatch(to(ann.email), /First thought/)
    assert.match(to(bob.email), /This address does not stand on its list of authors any more/)
    assert.doesNotMatch(to(bob.email), /“Second thought”[.]|Open the paper/, 'it may be a stranger’s')
    for (const { body_text } of letters)
      assert.doesNotMatch(body_text, /You need no account/, 'nothing is asked')
  }))

test('a change that was taken back is not told, nor is that of a draft', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const [draft, paper] = [await house.completePaper(ann), await house.submittedPaper(ann)]
    await save(house, ann, draft, { title: 'A draft' })
    await save(house, ann, paper, { title: 'Another' })
    await save(house, ann, paper, { title: 'Plainly Invented Kernels' })
    house.at(START.add({ hours: 1 }))
    await sendChangeReceipts(house.house)
    assert.deepEqual(await told(house), [])
  }))
