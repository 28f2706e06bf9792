// A proposal changed by hand: marked, journalled, and never with a conflict.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { computed, proposals, workshop } from './computed.ts'

async function proposed(house: TestHouse) {
  const { ann, chair, people, first } = await workshop(house)
  const blocked = people.at(-1)
  assert.ok(blocked)
  await ann.post(`/papers/${first}/conflicts`, { person: blocked.email, reason: 'Adviser.' })
  const { at, id } = await computed(house, chair)
  const has: number[] = await proposals(house, id).where({ paper_id: first }).pluck('person_id')
  const spare = people.find((one) => !has.includes(one.id) && one !== blocked)
  const taken = has[0]
  assert.ok(spare && taken)
  const change = (noun: string, reviewer: unknown) => chair.post(`${at}/${noun}`, { paper: first, reviewer })
  return { ann, chair, first, at, change, blocked, spare, taken }
}

test('a pair is taken out and another put in by hand, marked and journalled', () =>
  inHouse(async (house) => {
    const { chair, first, at, change, spare, taken } = await proposed(house)
    assert.equal((await change('proposals/removal', taken)).status, 303)
    assert.match((await chair.get(`${at}?show=short`)).text, /1 missing/)
    assert.match((await chair.get(`${at}?add=${first}`)).text, new RegExp(`<option value="${spare.id}">`))
    assert.equal((await change('proposals', spare.id)).status, 303)
    assert.match((await chair.get(at)).text, /By hand/)
    const lines = house.db('journal').where({ paper_id: first }).whereLike('verb', 'proposal.%')
    assert.deepEqual(await lines.orderBy('id').pluck('verb'), ['proposal.removed', 'proposal.added'])
  }))

test('a conflict is refused by hand, and one declared since is left out of the adoption', () =>
  inHouse(async (house) => {
    const { ann, chair, first, at, change, blocked, spare, taken } = await proposed(house)
    const conflict = await change('proposals', blocked.id)
    assert.equal(conflict.status, 403)
    assert.match(conflict.text, /A conflict is never assigned/)
    assert.doesNotMatch(
      (await chair.get(`${at}?add=${first}`)).text,
      new RegExp(`<option value="${blocked.id}">`),
    )
    assert.equal((await change('proposals', taken)).status, 403)
    assert.equal((await change('proposals', '')).status, 422)
    assert.equal((await change('proposals/removal', spare.id)).status, 404)

    await change('proposals', spare.id)
    await ann.post(`/papers/${first}/conflicts`, { person: spare.email, reason: 'Since.' })
    assert.match((await chair.get(at)).text, /Conflict since/)
    await chair.post(`${at}/adoption`)
    assert.equal((await house.db('assignments')).length, 12)
    assert.deepEqual(await house.db('assignments').where({ person_id: spare.id, paper_id: first }), [])
    assert.equal((await change('proposals', taken)).status, 403)
  }))

test('a removal shows what would move, and the place that it would leave open, before anything happens', () =>
  inHouse(async (house) => {
    const { chair, first, at, change, spare, taken } = await proposed(house)
    const page = (await chair.get(`${at}/change?paper=${first}&out=${taken}`)).text
    assert.match(page, /leaves paper \d+[\s\S]*total changes by[\s\S]*1 pair comes, 1 goes[\s\S]*Goes/)
    assert.match(
      page,
      /leave the place open[\s\S]*total changes by <b class="num">−\d\.\d{3}[\s\S]*Remove without another/,
    )
    assert.equal((await chair.post(`${at}/change`, { paper: first, out: taken, in: '' })).status, 303)
    const has = await house.db('proposals').where({ paper_id: first }).pluck('person_id')
    assert.ok(has.includes(spare.id) && !has.includes(taken))
    const added = (await chair.get(`${at}/change?paper=${first}&in=${taken}`)).text
    assert.doesNotMatch(added, /leave the place open/)
    assert.equal((await change('proposals/removal', spare.id)).status, 303)
  }))
