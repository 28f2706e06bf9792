// What a chair in conflict with a paper sees of a run: the rest of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { computed, workshop } from './computed.ts'

test('a chair in conflict sees a run without the paper, and adopts it with all of it', () =>
  inHouse(async (house) => {
    const { ann, chair, people, first } = await workshop(house, { papers: 3, reviewers: 2, load: 3 })
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${first}/conflicts`, { person: other.email, reason: 'Brother.' })
    const { at, id } = await computed(house, other)
    const whole = (await chair.get(at)).text
    assert.match(whole, /Kernels Number 0/)
    assert.match(whole, /Adopt 6 pairs/)
    const partly = (await other.get(at)).text
    assert.doesNotMatch(partly, /Kernels Number 0|aper 1 /)
    assert.match(partly, /Adopt 4 pairs/)
    assert.match(partly, /0 <small>of 2/)
    assert.match(partly, /Papers for each reviewer: 2 with 2\./)
    assert.match(whole, /Papers for each reviewer: 2 with 3\./)
    assert.match(partly, /2 of 3 papers/)
    const hidden = { paper: first, reviewer: people[0]?.id }
    assert.equal((await other.post(`${at}/proposals/removal`, hidden)).status, 404)
    assert.equal((await other.post(`${at}/proposals`, hidden)).status, 404)
    assert.match((await other.follow(await other.post(`${at}/adoption`))).text, /4 assignments made/)
    assert.equal((await house.db('assignments').where({ run_id: id })).length, 6)
    assert.doesNotMatch((await other.get('/journal')).text, /Kernels Number 0/)
  }))
