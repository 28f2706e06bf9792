// Why somebody who fits better does not have a paper, and why a paper lacks somebody: each reason where it holds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reasonInWords } from '../../server/runs/figures.ts'
import { match } from '../../server/runs/matching.ts'
import { whyNot } from '../../server/runs/why-not.ts'
import { WISHES } from '../../server/runs/wishes.ts'

const person = (id: number, institution: string | null, senior = false, standby = false) => ({
  ...{ id, institution, senior, standby, name: `R${id}`, load: 2, topics: [], past: [] },
})
const [has, same, near, old, spare] = [
  person(11, 'a', true),
  person(12, 'b'),
  person(13, 'c'),
  person(14, null, true),
  person(15, null, true, true),
] as const
const facts = {
  papers: [1, 2].map((id) => ({ id, topics: [], wanted: null, text: '', isRead: true })),
  reviewers: [has, same, near, old, spare, person(16, 'b')],
  standing: [],
  forbidden: new Set<string>(),
  locked: [],
  bids: [],
  written: [],
  coauthors: [[13, 16]] satisfies [number, number][],
  known: new Map(),
  scoreFiles: [],
}
const pairs = [11, 16].map((person_id) => ({ paper_id: 1, person_id }))
const asked = { ...WISHES, wanted: 2, seed: 1, institutions: true, coauthors: true, seniors: 1 }
const why = (one: typeof has, wish = {}, loads = new Map([[11, 1]]), whole = true) =>
  whyNot({ facts, asked: { ...asked, ...wish }, pairs, loads, whole }, 1, has, one)

test('the reason is what the pairs tell', () => {
  assert.equal(why(person(16, 'b')), 'has the paper too')
  assert.equal(why(old, {}, new Map([[14, 2]])), 'is full: 2 of 2 papers')
  assert.equal(why(same), 'is free, but a rule is against it: two of one institution')
  assert.equal(why(near), 'is free, but a rule is against it: two who wrote together')
  assert.match(why(near, { coauthors: false }), /against it: fewer seniors than wished/)
  assert.match(why(same, { institutions: false, seniors: 0 }), /^is free: what stood before/)
  assert.match(
    why(same, { institutions: false, seniors: 0 }, new Map(), false),
    /^was kept out by rules, loads/,
  )
  assert.match(why(spare), /^stands by/)
  assert.match(why(old, { cap: 90 }), /the lot of the cap/)
  assert.match(why(old, { least: 1 }), /R11 would have fewer papers/)
})

test('a paper that a rule leaves short is not said to lack people with room', () => {
  const two = { ...facts, reviewers: [same, person(16, 'b')] }
  const told = (institutions: boolean, wanted: number) =>
    match(two, { ...WISHES, wanted, seed: 1, institutions }).reasons.map((one) => reasonInWords(one, true))
  assert.match(
    told(true, 2).join(),
    /Paper 1 lacks 1 of 2: others may review it and have room, but not under the rules/,
  )
  assert.deepEqual(told(false, 2), [])
  const full = { ...two, reviewers: two.reviewers.map((one) => ({ ...one, load: 1 })) }
  const { reasons } = match(full, { ...WISHES, wanted: 2, seed: 1 })
  assert.match(
    reasons.map((one) => reasonInWords(one, true)).join(),
    /everyone else who may review it has a full load/,
  )
  const hiding = reasons.map((one) => reasonInWords(one, false)).join()
  assert.match(hiding, /loads or rules keep out everyone else/)
})
