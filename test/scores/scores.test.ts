// Scores from a file: every faulty line named, nothing by halves, looked at before they count, a term of their own, and which run used them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { computed, workshop } from '../runs/computed.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const csv = (...lines: string[]) => Buffer.from(['paper,reviewer,score', ...lines].join('\n'))
const send = (who: Visitor, bytes: Uint8Array, name = 'scores.csv') =>
  who.upload('/assignments/scores/sheets', {}, { name, bytes, type: 'text/csv' })

test('a file with a fault is refused whole, each fault by its line', () =>
  inHouse(async (house) => {
    const { chair, people, first } = await workshop(house, { papers: 2, reviewers: 2 })
    const [a, b] = people
    assert.ok(a && b)
    const wrong = await send(
      chair,
      csv(
        `${first},${a.email},0.5`,
        `${first},${a.email},0.6`,
        `99999,${a.email},1`,
        `${first},x@y.example,1`,
        `${first},${b.email},1.5`,
      ),
    )
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /4 lines are at fault, the first is line 3/)
    for (const words of [
      />3<\/td><td class="most">This pair stands twice/,
      /no paper “99999”/,
      /address “x@y/,
      /“1\.5” is no number/,
    ])
      assert.match(wrong.text, words)
    const pasted = await chair.post('/assignments/scores', { csv: `paper,score\n${first},1` })
    assert.match(pasted.text, /Line 1: There is no column named reviewer[\s\S]*paper,score/)
    assert.match((await send(chair, Buffer.from([0xff, 0xfe, 0x00]))).text, /no text/)
    assert.match((await send(chair, Buffer.from(''))).text, /Choose a file first/)
    assert.equal((await chair.post('/assignments/scores', { csv: '' })).status, 422)
    assert.deepEqual(await house.db('score_files'), [])
  }))

test('hidden papers are like none, and what is not in force yet is its taker’s alone', () =>
  inHouse(async (house) => {
    const { ann, chair, people, ids, first } = await workshop(house, { papers: 2, reviewers: 1 })
    const [a] = people
    assert.ok(a)
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${first}/conflicts`, { person: other.email, reason: 'Brother.' })
    assert.match(
      (await send(other, csv(`${first},${a.email},1`))).text,
      new RegExp(`no paper “${first}” in review`),
    )
    const made = await send(chair, csv(`${first},${a.email},1`, `${ids[1]},${a.email},0`))
    assert.equal(made.status, 303)
    const at = made.location ?? ''
    assert.equal((await other.get(at)).status, 404)
    assert.equal((await other.post(`${at}/adoption`)).status, 404)
    assert.equal((await a.get('/assignments/scores')).status, 404)
    assert.equal((await send(a, csv(`${first},${a.email},1`))).status, 404)
    assert.equal((await chair.post(`${at}/removal`)).status, 303)
    assert.deepEqual(await house.db('read_scores'), [])
  }))

test('scores in force decide a run instead of texts, and are told as a term', () =>
  inHouse(async (house) => {
    const { chair, people, ids, first } = await workshop(house, { papers: 2, reviewers: 3, load: 1 })
    const [a, b, c] = people
    const second = ids[1]
    assert.ok(a && b && c && second)
    const made = await send(
      chair,
      csv(`${first},${a.email},0.1`, `${first},${b.email},0.9`, `${second},${c.email.toUpperCase()},1`),
    )
    const preview = (await chair.follow(made)).text
    assert.match(
      preview,
      /Use 3 scores[\s\S]*2 <small>of 2[\s\S]*3 <small>of 3[\s\S]*Reviewer Aperson<\/td><td class="n">0\.100/,
    )
    assert.equal((await chair.post(`${made.location}/adoption`)).status, 303)
    assert.equal((await chair.post(`${made.location}/adoption`)).status, 404)
    const { at, id } = await computed(house, chair, { reviews_per_paper: 1, text_share: 100 })
    const pairs = await house
      .db('proposals')
      .where({ run_id: id })
      .orderBy('paper_id')
      .select('paper_id', 'person_id')
    assert.deepEqual(pairs, [
      { paper_id: first, person_id: b.id },
      { paper_id: second, person_id: c.id },
    ])
    assert.match((await chair.get(at)).text, /stood for texts: scores\.csv \(Carla Chairperson, 20 May\)/)
    const match = (await chair.get(`${at}/match?paper=${first}&reviewer=${b.id}`)).text
    assert.match(match, /Score from a file[\s\S]*\+0\.900/)
  }))

test('scores end for papers that one may see, and texts are compared again', () =>
  inHouse(async (house) => {
    const { ann, chair, people, ids, first } = await workshop(house, { papers: 2, reviewers: 1 })
    const [a] = people
    assert.ok(a)
    const made = await send(chair, csv(`${first},${a.email},0.1`, `${ids[1]},${a.email},1`))
    await chair.post(`${made.location}/adoption`)
    await computed(house, chair, { reviews_per_paper: 1 })
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${first}/conflicts`, { person: other.email, reason: 'Brother.' })
    assert.match((await other.get('/assignments/scores')).text, /1 pairs?, 1 papers?[\s\S]*run/)
    assert.equal((await other.post('/assignments/scores/end')).status, 303)
    assert.deepEqual(await house.db('likenesses').where({ source: 'file' }).pluck('paper_id'), [first])
    assert.equal((await other.post('/assignments/scores/end')).status, 403)
    const again = await computed(house, chair, { reviews_per_paper: 1 })
    assert.deepEqual(await house.db('likenesses').orderBy('paper_id').pluck('source'), ['file', 'texts'])
    assert.match((await chair.get(again.at)).text, /stood for texts/)
  }))
