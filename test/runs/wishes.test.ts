// What a chair wishes of a run is kept, shown and checked; a run in progress can be cancelled, a change is seen before it is made.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violationsIn } from '../../server/runs/checking.ts'
import { match } from '../../server/runs/matching.ts'
import { WISHES } from '../../server/runs/wishes.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { computed, proposals, workshop } from './computed.ts'

const PAST = 'Kernels number one fuse many attention layers on devices'

/** One reviewer has written on the subject of the first paper, one is eager for it, one unwilling, and one locked to it. */
async function wished(house: TestHouse) {
  const { chair, people, first, ids } = await workshop(house, { papers: 3, reviewers: 5, load: 3 })
  const [near, keen, sour, locked] = people
  assert.ok(near && keen && sour && locked)
  const past = { title: 'Kernels Number 0', words: PAST, source: 'pasted', added_at: house.now() }
  await house.db('past_papers').insert({ ...past, person_id: near.id })
  const bid = (person_id: number, level: string) => ({
    paper_id: first,
    person_id,
    level,
    bid_at: house.now(),
  })
  await house.db('bids').insert([bid(keen.id, 'eager'), bid(sour.id, 'unwilling')])
  const ruling = { paper: first, reviewer: locked.id, ruling: 'locked' }
  assert.equal((await chair.post('/assignments/rulings', ruling)).status, 303)
  const { at, id } = await computed(house, chair, { reviews_per_paper: 2, mutual: 'on' })
  const pairs = await proposals(house, id)
  const has = (person: number) => pairs.some((one) => one.paper_id === first && one.person_id === person)
  return { chair, people, first, ids, sour, locked, at, id, pairs, has }
}

test('texts, bids and rules reach the run; a draw keeps rules and floor, and tells what it guarantees', () =>
  inHouse(async (house) => {
    const { chair, sour, locked, ids, at, has } = await wished(house)
    assert.deepEqual([has(locked.id), has(sour.id)], [true, false])
    const page = (await chair.get(at)).text
    assert.match(page, /Proven: no other assignment/)
    assert.match(page, /no two review each other/)
    assert.ok((await house.db('likenesses').where({ source: 'texts' })).length === ids.length)
    assert.match((await chair.get(`${at}/adoption`)).text, /6 pairs are made, 0 are ended/)
    const refused = await chair.post('/assignments/runs', { cap: 90, repair: 'on' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /A repair moves as little as it can, a draw moves by lot/)
    const asked = { reviews_per_paper: 2, cap: 90, institutions: 'on', mutual: 'on' }
    const drawn = (await chair.get((await computed(house, chair, asked)).at)).text
    const { seed } = await house.db('runs').orderBy('id', 'desc').first('seed')
    assert.notEqual(seed, 1)
    assert.match(
      drawn,
      new RegExp(`A draw with seed ${seed}: before the search each pair was left out with a chance of 10 %`),
    )
    assert.match(drawn, /No draw under this cap can be expected to come to more than \d/)
    assert.match(drawn, /no two of one institution, no two review each other/)
  }))

test('a match is explained, a change of it previewed and then made; what is ruled out is not', () =>
  inHouse(async (house) => {
    const { chair, people, first, sour, locked, at, id, pairs, has } = await wished(house)
    const out = pairs.find((one) => one.paper_id === first && one.person_id !== locked.id)?.person_id
    const coming = people.find((one) => !has(one.id) && one !== sour)?.id
    const why = (await chair.get(`${at}/match?paper=${first}&reviewer=${out}`)).text
    assert.match(why, /who may review this paper/)
    const preview = (await chair.get(`${at}/change?paper=${first}&out=${out}&in=${coming}`)).text
    assert.match(preview, /The total changes by/)
    assert.deepEqual(await proposals(house, id), pairs)
    assert.equal((await chair.post(`${at}/change`, { paper: first, out, in: coming })).status, 303)
    const after = await proposals(house, id).where({ paper_id: first }).pluck('person_id')
    assert.deepEqual([after.includes(coming), after.includes(out)], [true, false])
    await chair.post('/assignments/rulings', { paper: first, reviewer: sour.id, ruling: 'forbidden' })
    const forbidden = await chair.post(`${at}/proposals`, { paper: first, reviewer: sour.id })
    assert.match(forbidden.text, /has ruled this pair out/)
  }))

test('a run that waits can be cancelled once, and then finds nothing', () =>
  inHouse(async (house) => {
    const { chair, people } = await workshop(house, { papers: 1, reviewers: 2 })
    const at = (await chair.post('/assignments/runs', { limit: 30 })).location ?? ''
    assert.match((await chair.get(at)).text, /After 30 seconds the best found counts/)
    assert.equal((await people[0]?.post(`${at}/cancellation`))?.status, 404)
    assert.equal((await chair.post(`${at}/cancellation`)).status, 303)
    await house.run()
    assert.deepEqual(await house.db('proposals'), [])
    assert.match((await chair.get(at)).text, /This run was cancelled/)
    assert.equal((await chair.post(`${at}/cancellation`)).status, 403)
    assert.equal((await chair.post(`${at}/adoption`)).status, 403)
    assert.match((await chair.follow(await chair.post(`${at}/repetition`))).text, /is being computed/)
  }))

test('what stands in the way is told with the buttons that clear it', () =>
  inHouse(async (house) => {
    const { chair, ann, ids } = await workshop(house, { papers: 2, reviewers: 2, load: 1 })
    const [hidden, paper] = ids
    const { at } = await computed(house, chair, { reviews_per_paper: 1 })
    assert.doesNotMatch((await chair.get(at)).text, /Raise/)
    const short = await computed(house, chair, { reviews_per_paper: 2 })
    const page = (await chair.get(short.at)).text
    assert.match(page, /together want 4 reviewers, and those who may review them can give only 2/)
    assert.match(page, /Raise 2 loads by one/)
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${hidden}/conflicts`, { person: other.email, reason: 'Brother.' })
    const partly = (await other.get(short.at)).text
    assert.match(partly, /lacks 1 of 2/)
    assert.doesNotMatch(partly, /together want|Raise 2/)
    const reviewers = await house.db('reviewers').pluck('person_id')
    assert.equal((await chair.post('/reviewers/loads', { reviewers })).status, 303)
    assert.deepEqual(await house.db('reviewers').pluck('load'), [2, 2])
    const full = (await chair.follow(await chair.post(`${short.at}/repetition`))).text
    assert.match(full, /is being computed/)
    assert.equal((await chair.post('/assignments/demand', { wanted: { [String(paper)]: 1 } })).status, 303)
    assert.equal((await other.post('/assignments/demand', { wanted: { [String(hidden)]: 1 } })).status, 404)
    const fewer = await computed(house, chair, { reviews_per_paper: 2 })
    assert.match((await chair.get(fewer.at)).text, /3 of 3 places filled/)
  }))

test('rules about who sits together hold, and a count of its own finds them broken', () => {
  const person = (id: number, institution: string | null) => ({
    ...{ id, institution, name: `R${id}`, load: 2, topics: [], senior: false, standby: false, past: [] },
  })
  const facts = {
    papers: [1, 2].map((id) => ({ id, topics: [], wanted: null, text: '', isRead: true })),
    reviewers: [person(11, 'a'), person(12, 'a'), person(13, 'b'), person(14, null)],
    standing: [],
    forbidden: new Set<string>(),
    locked: [],
    bids: [],
    written: [
      { paper_id: 1, person_id: 13 },
      { paper_id: 2, person_id: 14 },
    ],
    coauthors: [[11, 13]] satisfies [number, number][],
    known: new Map(),
    scoreFiles: [],
  }
  const asked = { ...WISHES, wanted: 2, seed: 1, institutions: true, coauthors: true, mutual: true }
  const { pairs, reasons } = match(facts, asked)
  assert.deepEqual(violationsIn(facts, pairs, asked), [])
  assert.ok(pairs.length + reasons.reduce((sum, { missing }) => sum + missing, 0) === 4)
  const broken = [
    ...[11, 12].map((person_id) => ({ paper_id: 1, person_id })),
    ...[11, 13].map((person_id) => ({ paper_id: 2, person_id })),
    { paper_id: 1, person_id: 14 },
  ]
  const told = violationsIn(facts, broken, asked).join(' ')
  for (const words of [
    /two of one institution/,
    /wrote together/,
    /review each other/,
    /more reviewers than/,
  ])
    assert.match(told, words)
})
