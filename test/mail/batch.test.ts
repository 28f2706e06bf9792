// A batch is read one letter at a time and dispatched once; a chair in conflict reads only the others.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflictOf } from '../decisions/papers.ts'
import { inHouse } from '../support/house.ts'
import { batchOf } from './letters.ts'

test('a batch is read one letter after the other, then dispatched once', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    const { id, papers } = await batchOf(t, ['Ada', 'Ben', 'Cyd'])
    assert.match((await chair.get('/mail')).text, new RegExp(`href="/mail/batches/${id}"`))
    const first = await chair.get(`/mail/batches/${id}`)
    assert.match(first.text, /Letter 1 of 3/)
    assert.match(first.text, /Send 3\s+letters/)
    assert.doesNotMatch(first.text, /rel="prev"/)
    const next = /rel="next" href="([^"]+)"/.exec(first.text)?.[1] ?? assert.fail()
    const second = await chair.get(next)
    assert.match(second.text, /Letter 2 of 3[\s\S]*Dear Ben,/)
    const last = await chair.get(/rel="next" href="([^"]+)"/.exec(second.text)?.[1] ?? assert.fail())
    assert.match(last.text, /Letter 3 of 3[\s\S]*Dear Cyd,/)
    assert.doesNotMatch(last.text, /rel="next"/)
    await t.run()
    assert.deepEqual(await t.db('letters').whereNotNull('kept_at'), [])
    assert.equal((await chair.post(`/mail/batches/${id}/dispatch`)).status, 303)
    assert.equal((await chair.post(`/mail/batches/${id}/dispatch`)).status, 403)
    await t.run()
    assert.equal((await t.db('letters').whereNotNull('kept_at')).length, 3)
    assert.deepEqual(await t.db('journal').where({ verb: 'batch.dispatched' }).pluck('paper_id'), papers)
    assert.doesNotMatch((await chair.get(`/mail/batches/${id}`)).text, /Send 3/)
  }))

test('a chair in conflict sees of a batch only the other letters, and no number that tells', () =>
  inHouse(async (t) => {
    const [chair, cochair] = [await t.chair(), await t.chair('Cleo Cochair')]
    const { id, papers } = await batchOf(t, ['Ada', 'Ben', 'Cyd'])
    await conflictOf(t, cochair, papers[1] ?? 0)
    const ben = await t.db('letters').where({ to_name: 'Ben' }).first()
    for (const path of [
      '/mail',
      `/mail/batches/${id}`,
      `/mail/batches/${id}?letter=${ben.id}`,
      '/mail?q=ben',
      '/mail?state=held',
    ]) {
      const { text } = await cochair.get(path)
      assert.doesNotMatch(text, /Paper of Ben|ben@people|<td>Ben|Dear Ben/, path)
      assert.doesNotMatch(text, />3<|of 3\b|Send 3/, path)
    }
    assert.match((await cochair.get(`/mail/batches/${id}`)).text, /Send 2\s+letters/)
    assert.match((await chair.get(`/mail/batches/${id}`)).text, /Send 3\s+letters/)
    assert.match((await chair.get(`/mail/batches/${id}?letter=${ben.id}`)).text, /Dear Ben/)
  }))

test('a batch is discarded before it leaves: nothing is sent, the journal says so', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    const { id, papers } = await batchOf(t, ['Ada', 'Ben'])
    const page = await chair.get(`/mail/batches/${id}`)
    assert.match(page.text, /All 2 letters are not sent then/)
    assert.match(page.text, /The decisions stand from then on/)
    const gone = await chair.post(`/mail/batches/${id}/discard`)
    const after = (await chair.follow(gone)).text
    assert.match(after, /These letters were discarded\.[\s\S]*None of them was or will be sent/)
    assert.doesNotMatch(after, /Send 2|Discard 2/)
    assert.deepEqual(await t.db('journal').where({ verb: 'batch.discarded' }).pluck('paper_id'), papers)
    assert.doesNotMatch((await chair.get('/mail')).text, new RegExp(`/mail/batches/${id}"`))
    for (const act of ['dispatch', 'discard'])
      assert.match((await chair.post(`/mail/batches/${id}/${act}`)).text, /These letters were discarded/)
    await t.run()
    assert.deepEqual(await t.db('letters').whereNotNull('kept_at'), [])
    const sent = await batchOf(t, ['Cyd'])
    await chair.post(`/mail/batches/${sent.id}/dispatch`)
    assert.equal((await chair.post(`/mail/batches/${sent.id}/discard`)).status, 403)
    assert.equal((await (await t.author('Ann Author')).post(`/mail/batches/${sent.id}/discard`)).status, 404)
  }))
