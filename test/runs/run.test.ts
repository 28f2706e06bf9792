// A run proposes within all rules, is adopted once, and keeps what stands.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { computed, proposals, workshop } from './computed.ts'

test('three reviewers a paper, within loads, without conflicts, spread evenly; adopted and sent', () =>
  inHouse(async (house) => {
    const { ann, chair, ids, people, first } = await workshop(house)
    const [alone, blocked] = people
    assert.ok(alone && blocked)
    await ann.post(`/papers/${first}/conflicts`, { person: blocked.email, reason: 'Adviser.' })
    const { at, id } = await computed(house, chair)
    const pairs = await proposals(house, id)
    assert.equal(pairs.length, 12)
    const byPaper = Map.groupBy(pairs, ({ paper_id }) => paper_id)
    assert.deepEqual(
      ids.map((paper) => byPaper.get(paper)?.length),
      [3, 3, 3, 3],
    )
    assert.ok(!pairs.some((pair) => pair.paper_id === first && pair.person_id === blocked.id))
    const loads = [...Map.groupBy(pairs, ({ person_id }) => person_id).values()].map((list) => list.length)
    assert.ok(Math.max(...loads) <= 3, `loads ${loads}`)

    const page = (await chair.get(at)).text
    assert.match(page, /4 <small>of 4/)
    assert.match(page, /Adopt 12 pairs/)
    const waiting = new RegExp(
      `A run has proposed reviewers[^<]*</span></div><a [^>]*href="${at}">Look at run ${id}`,
    )
    assert.match((await chair.get('/assignments')).text, waiting)
    assert.equal((await house.db('assignments')).length, 0)
    assert.equal((await alone.get(at)).status, 404)
    const adopted = await chair.post(`${at}/adoption`)
    assert.match((await chair.follow(adopted)).text, /12 assignments made/)
    assert.doesNotMatch((await chair.get('/assignments')).text, waiting)
    assert.equal((await house.db('assignments').where({ run_id: id })).length, 12)
    assert.equal((await chair.post(`${at}/adoption`)).status, 403)
    assert.doesNotMatch((await alone.get('/reviews')).text, /Kernels Number/)
    house.at('after submission')
    assert.equal((await chair.post('/assignments/dispatch')).status, 303)
    assert.match((await alone.get('/reviews')).text, /Kernels Number/)
  }))

test('topics decide who gets what', () =>
  inHouse(async (house) => {
    const { chair, people, first, ids } = await workshop(house, { papers: 2, reviewers: 2, load: 1 })
    const topics = await house.db('topics').orderBy('position').limit(2).pluck('id')
    await house.db('paper_topics').delete()
    await house.db('paper_topics').insert([
      { paper_id: first, topic_id: topics[0] },
      { paper_id: ids[1], topic_id: topics[1] },
    ])
    await house.db('reviewer_topics').insert([
      { person_id: people[0]?.id, topic_id: topics[1] },
      { person_id: people[1]?.id, topic_id: topics[0] },
    ])
    const { at, id } = await computed(house, chair, { reviews_per_paper: 1 })
    const pairs = await proposals(house, id).orderBy('paper_id').select('paper_id', 'person_id', 'score')
    assert.deepEqual(pairs, [
      { paper_id: first, person_id: people[1]?.id, score: 0.9 },
      { paper_id: ids[1], person_id: people[0]?.id, score: 0.9 },
    ])
    assert.match((await chair.get(at)).text, /match 0\.90/)
  }))

test('places that cannot be filled are told with their reasons', () =>
  inHouse(async (house) => {
    const { chair } = await workshop(house, { papers: 2, reviewers: 2, load: 1 })
    const { at } = await computed(house, chair)
    const page = (await chair.get(at)).text
    assert.match(
      page,
      /lacks 2 of 3: only 2 may review it, and everyone else who may review it has a full load/,
    )
    assert.match(page, /The papers want 6 reviews, the reviewers take 2/)
    const none = await chair.post('/assignments/runs', { reviews_per_paper: 'many' })
    assert.equal(none.status, 422)
    assert.match(none.text, /between 1 and 10 reviewers/)
  }))

test('what stands is kept by the next run, refusals are not asked again, and an older proposal cannot be adopted after it', () =>
  inHouse(async (house) => {
    const { chair, people, first } = await workshop(house, { papers: 2 })
    const stale = await computed(house, chair)
    house.at(house.now().add({ minutes: 1 }))
    const { at } = await computed(house, chair)
    house.at(house.now().add({ minutes: 1 }))
    await chair.post(`${at}/adoption`)
    const late = await chair.post(`${stale.at}/adoption`)
    assert.equal(late.status, 403)
    assert.match(late.text, /Another run was adopted since/)
    house.at('reviewing')
    await chair.post('/assignments/dispatch')
    const [gone] = await house.db('assignments').where({ paper_id: first })
    const rita = people.find(({ id }) => id === gone.person_id)
    const review = await house.db('reviews').where({ paper_id: first, person_id: gone.person_id }).first('id')
    assert.equal((await rita?.post(`/reviews/${review.id}/refusal`, { reason: 'No time.' }))?.status, 303)
    const next = await computed(house, chair)
    const added = await proposals(house, next.id)
    assert.equal(added.length, 1)
    assert.equal(added[0]?.paper_id, first)
    assert.ok(
      !(await house.db('assignments').where({ paper_id: first }).pluck('person_id')).includes(
        added[0]?.person_id,
      ),
    )
  }))

test('the same seed gives the same proposal', () =>
  inHouse(async (house) => {
    const { chair } = await workshop(house)
    const pairsOf = async (seed: number) => {
      const { id } = await computed(house, chair, { seed })
      return proposals(house, id).orderBy(['paper_id', 'person_id']).select('paper_id', 'person_id', 'score')
    }
    const first = await pairsOf(7)
    assert.deepEqual(await pairsOf(7), first)
    assert.notDeepEqual(await pairsOf(8), first)
  }))
