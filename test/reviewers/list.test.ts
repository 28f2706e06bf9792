// The chairs' list of reviewers: searched, ordered, downloaded, and the load of each changed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

const namesIn = (page: string) =>
  [...page.matchAll(/href="\/reviewers\/\d+">([^<]+)</g)].map(([, name]) => name)

test('the list is searched by name, affiliation and topic, and ordered by its numbers', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    assert.match((await chair.get('/reviewers')).text, /No reviewers yet/)
    const mina = await house.reviewer('Mina Measured', { load: 2 })
    await house.reviewer('Rolf Reader', { load: 6 })
    await house.reviewer('Anna Adviser', { load: 6 })
    const topic = await house.db('topics').orderBy('position').first('id', 'name')
    await house.db('reviewer_topics').insert({ person_id: mina.id, topic_id: topic.id })
    const listed = async (query: string) => namesIn((await chair.get(`/reviewers${query}`)).text)
    assert.deepEqual(await listed(''), ['Anna Adviser', 'Mina Measured', 'Rolf Reader'])
    assert.deepEqual(await listed('?order=load'), ['Anna Adviser', 'Rolf Reader', 'Mina Measured'])
    assert.deepEqual(await listed('?order=nonsense'), ['Anna Adviser', 'Mina Measured', 'Rolf Reader'])
    assert.deepEqual(await listed('?q=reader+institute'), ['Rolf Reader'])
    // The finder finds words that stand apart, and leads here.
    assert.deepEqual(await listed('?q=institute+rolf'), ['Rolf Reader'])
    assert.deepEqual(await listed(`?${new URLSearchParams({ q: topic.name })}`), ['Mina Measured'])
    assert.match((await chair.get('/reviewers?q=nobody')).text, /Nobody fits this search/)
    const table = await chair.get('/reviewers.csv')
    assert.match(table.headers.get('content-type') ?? '', /text\/csv/)
    assert.equal(
      table.text.split('\r\n')[1],
      'Anna Adviser,anna.adviser@people.example,Adviser Institute,6,0,0,',
    )
  }))

test('a chair changes a load; a number that is none is refused and nothing changes', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const mina = await house.reviewer('Mina Measured', { load: 2 })
    const loadOf = async () => (await house.db('reviewers').where({ person_id: mina.id }).first('load')).load
    for (const load of ['', '0', '101', 'many', '2.5']) {
      const refused = await chair.post(`/reviewers/${mina.id}`, { load })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /between 1 and 100 papers/)
    }
    assert.equal(await loadOf(), 2)
    assert.equal((await mina.post(`/reviewers/${mina.id}`, { load: 1 })).status, 404)
    assert.equal((await chair.post(`/reviewers/${chair.id}`, { load: 1 })).status, 404)
    assert.equal((await chair.post(`/reviewers/${mina.id}`, { load: 5 })).status, 303)
    assert.equal(await loadOf(), 5)
    assert.deepEqual(await house.db('journal').where({ verb: 'reviewer.load' }).pluck('details'), [
      { from: 2, to: 5 },
    ])
  }))

// Rule 32.
test('the page of a reviewer tells how far each paper has come', () =>
  inHouse(async (house) => {
    const ann = await house.author('Ann Author')
    const chair = await house.chair()
    const mina = await house.reviewer('Mina Measured')
    const ids: number[] = []
    for (const title of ['Kernels Waiting', 'Kernels Begun', 'Kernels Gone'])
      ids.push(await house.submittedPaper(ann, { title }))
    house.at('reviewing')
    const [waiting = 0, begun = 0, gone = 0] = ids
    for (const paper of [begun, gone]) await house.assigned(mina, paper)
    await chair.post('/assignments', { paper: waiting, reviewer: mina.id })
    await house.db('reviews').where({ paper_id: begun }).update({ saved_at: house.now(), text: 'Begun.' })
    const { id } = await house.db('assignments').where({ paper_id: gone }).first('id')
    await chair.post(`/assignments/${id}/removal`)
    const page = (await chair.get(`/reviewers/${mina.id}`)).text
    assert.match(
      page,
      /Kernels Waiting[\s\S]*Not sent yet[\s\S]*Kernels Begun[\s\S]*Draft[\s\S]*Kernels Gone[\s\S]*Taken away/,
    )
    assert.doesNotMatch(page, /Begun\./)
    assert.match(page, /2 of 4 papers assigned, 0 reviews sent/)
  }))
