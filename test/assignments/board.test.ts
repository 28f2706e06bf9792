// Pairs made and taken back by hand: never a conflict, each refusal with its reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { newLetters, twoPapers } from './two-papers.ts'

// Rule 30.
test('a conflict is never assigned: not by hand, not by a row written past the actions', () =>
  inHouse(async (house) => {
    const { ann, first, rita, rolf, chair } = await twoPapers(house)
    await ann.post(`/papers/${first}/conflicts`, { person: rita.email, reason: 'Adviser.' })
    const refused = await chair.post('/assignments', { paper: first, reviewer: rita.id })
    assert.equal(refused.status, 403)
    assert.match(refused.text, /A conflict is never assigned/)
    assert.doesNotMatch((await chair.get(`/assignments?add=${first}`)).text, /<option[^>]*>Rita Reviewer/)
    assert.match((await chair.get(`/assignments?add=${first}`)).text, /<option[^>]*>Rolf Reviewer/)
    const row = { paper_id: first, assigned_at: house.now(), assigned_by: chair.id }
    await assert.rejects(
      house.db.transaction((tx) => tx('assignments').insert({ ...row, person_id: rita.id })),
      /a conflict is never assigned/,
    )
    const both = [rolf, rita].map(({ id }) => ({ ...row, person_id: id }))
    await assert.rejects(
      house.db.transaction((tx) => tx('assignments').insert(both)),
      new RegExp(`a conflict is never assigned: paper ${first}, person ${rita.id}$`),
    )
    await house.db('assignments').insert({ ...row, person_id: rolf.id })
    await ann.post(`/papers/${first}/conflicts`, { person: rolf.email, reason: 'Adviser.' })
    await assert.rejects(
      house.db.transaction((tx) => tx('assignments').update({ dispatched_at: house.now() })),
      /a conflict is never assigned/,
    )
    // What is not the pair and its letter may still change.
    await house.db('assignments').update({ run_id: null })
    house.at('after submission')
    assert.equal((await chair.post('/assignments/dispatch')).status, 403)
    assert.deepEqual(await newLetters(house), [])
  }))

test('pairs that cannot be are refused with the reason', () =>
  inHouse(async (house) => {
    const { ann, first, second, rita, chair } = await twoPapers(house)
    const post = (paper: unknown, reviewer: unknown) => chair.post('/assignments', { paper, reviewer })
    assert.equal((await post(first, '')).status, 422)
    assert.equal((await post(999_999, rita.id)).status, 404)
    assert.match((await post(first, chair.id)).text, /not a reviewer of the workshop/)
    assert.equal((await post(first, rita.id)).status, 303)
    assert.match((await post(first, rita.id)).text, /has the paper already/)
    await ann.post(`/papers/${second}/withdrawal`, { reason: 'A mistake.' })
    assert.match((await post(second, rita.id)).text, /Only a paper in review/)
    house.at('reviewing')
    const review = await house.assigned(await house.reviewer('Rosa Reviewer'), first)
    const rosa = await house.db('people').where({ name: 'Rosa Reviewer' }).first('id')
    await house
      .db('reviews')
      .where({ id: review })
      .update({ refused_at: house.now(), refusal_reason: 'No time.' })
    await house
      .db('assignments')
      .where({ person_id: rosa.id })
      .update({ ended_at: house.now(), ended_by: rosa.id, end_reason: '' })
    assert.match((await post(first, rosa.id)).text, /handed the paper back/)
    const board = (await chair.get('/assignments')).text
    assert.match(board, /Rosa Reviewer handed a paper back/)
  }))

// Rule 3.
test('taking a paper back ends the access at once and tells the reviewer; whoever gets it again keeps the number', () =>
  inHouse(async (house) => {
    const { first, rita, rolf, chair } = await twoPapers(house)
    house.at('reviewing')
    for (const reviewer of [rita.id, rolf.id]) await chair.post('/assignments', { paper: first, reviewer })
    await chair.post('/assignments/dispatch')
    const { id } = await house.db('assignments').where({ person_id: rita.id }).first('id')
    const numberOf = async () =>
      (await house.db('reviews').where({ person_id: rita.id, paper_id: first }).first('number')).number
    const number = await numberOf()
    assert.equal((await rita.post(`/assignments/${id}/removal`)).status, 404)
    assert.equal((await chair.post(`/assignments/${id}/removal`, { reason: 'Too many.' })).status, 303)
    assert.equal((await rita.get(`/papers/${first}`)).status, 404)
    const ended = (await newLetters(house)).filter(({ view }) => view.endsWith('ended'))
    assert.deepEqual(
      ended.map(({ to_email }) => to_email),
      [rita.email],
    )
    assert.equal((await chair.post(`/assignments/${id}/removal`)).status, 403)

    await chair.post('/assignments', { paper: first, reviewer: rita.id })
    await chair.post('/assignments/dispatch')
    assert.equal(await numberOf(), number)
    assert.equal((await rita.get(`/papers/${first}`)).status, 200)
    await house
      .db('reviews')
      .where({ person_id: rita.id })
      .update({
        ...{ correctness: 3, relevance: 3, overall: 3, confidence: 3, text: 'Sound.' },
        submitted_at: house.now(),
      })
    const last = await house.db('assignments').where({ person_id: rita.id }).whereNull('ended_at').first('id')
    const kept = await chair.post(`/assignments/${last.id}/removal`)
    assert.equal(kept.status, 403)
    assert.match(kept.text, /review is submitted/)
  }))

test('assignments are for chairs', () =>
  inHouse(async (house) => {
    const { first, rita } = await twoPapers(house)
    for (const path of [
      '/assignments',
      '/assignments.csv',
      '/reviewers',
      '/reviewers.csv',
      `/reviewers/${rita.id}`,
    ]) {
      assert.equal((await rita.get(path)).status, 404, path)
    }
    assert.equal((await rita.post('/assignments', { paper: first, reviewer: rita.id })).status, 404)
    assert.equal((await rita.post('/assignments/dispatch')).status, 404)
    assert.equal((await rita.post('/assignments/runs')).status, 404)
    assert.deepEqual(await house.db('assignments'), [])
  }))
