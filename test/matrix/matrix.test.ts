// Papers by reviewers: what stands, what binds and forbids, in order, in pages; and one pair, with what a change would do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { computed, workshop } from '../runs/computed.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

/** The words of the cell, as somebody hears them who does not see its colour. */
const cell = (text: string, name: string, paper: number) =>
  new RegExp(`<td class="([^"]*)"><a href="[^"]*" aria-label="[^"]*${name}, paper ${paper}: ([^"]*)"`)
    .exec(text)
    ?.slice(1)
    .join(' | ')

async function ruled(house: TestHouse) {
  const world = await workshop(house, { papers: 3, reviewers: 4, load: 1 })
  const { ann, chair, people, first } = world
  const [a, b, c, d] = people
  assert.ok(a && b && c && d)
  await ann.post(`/papers/${first}/conflicts`, { person: b.email, kind: 'advisor', reason: 'His thesis.' })
  const rule = (who: Visitor, ruling: string) =>
    chair.post('/assignments/rulings', { paper: first, reviewer: who.id, ruling })
  await rule(c, 'forbidden')
  await rule(d, 'locked')
  await chair.post('/assignments', { paper: first, reviewer: a.id })
  return { ...world, a, b, c, d }
}

test('each cell says what stands, what binds and what forbids the pair', () =>
  inHouse(async (house) => {
    const { ann, chair, first, a, c, d } = await ruled(house)
    const page = (await chair.get('/assignments/matrix')).text
    assert.match(
      cell(page, 'Reviewer Aperson', first) ?? '',
      /^assigned \| assigned, not sent, match 0\.\d\d$/,
    )
    assert.equal(
      cell(page, 'Reviewer Bperson', first),
      'conflict | conflict, adviser or student, declared by Ann Author',
    )
    assert.equal(cell(page, 'Reviewer Cperson', first), 'out | ruled out by Carla Chairperson')
    assert.match(
      cell(page, 'Reviewer Dperson', first) ?? '',
      /^free locked \| match 0\.\d\d, locked by Carla/,
    )
    const rulings = (await chair.get('/assignments/rulings?order=-reviewer')).text
    assert.match(
      rulings,
      /Reviewer Dperson[\s\S]*Locked[\s\S]*Carla Chairperson[\s\S]*2023[\s\S]*Reviewer Cperson/,
    )
    assert.doesNotMatch((await chair.get('/assignments/rulings?show=locked')).text, /Reviewer Cperson</)

    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${first}/conflicts`, { person: other.email, reason: 'Brother.' })
    for (const address of ['matrix', 'rulings', 'by-reviewer', `matrix?columns=p${first}`]) {
      const { text } = await other.get(`/assignments/${address}`)
      // The switch of the look leads back to the page that was asked for.
      const theirs = text.replaceAll(/<input type="hidden" name="back"[^>]*>/g, '')
      assert.doesNotMatch(theirs, new RegExp(`Kernels Number 0|paper ${first}\\b|p${first}\\b`), address)
    }
    assert.match((await other.get('/assignments/by-reviewer')).text, /Aperson[\s\S]*?0 of 1/)
    for (const who of [other, c]) {
      const pair = await who.get(`/assignments/matrix/pair?paper=${first}&reviewer=${d.id}`)
      assert.equal(pair.status, 404)
    }
    assert.equal((await a.get('/assignments/matrix')).status, 404)
  }))

test('a pair tells what a change would do, and is changed from there', () =>
  inHouse(async (house) => {
    const { chair, first, a, b, c, d, ids } = await ruled(house)
    const pair = async (who: Visitor, paper = first) =>
      (await chair.get(`/assignments/matrix/pair?paper=${paper}&reviewer=${who.id}`)).text
    assert.match(
      await pair(a),
      new RegExp(`falls by 0\\.\\d{3}\\. Paper ${first} has then 0 of 3, and Reviewer Aperson 0 papers`),
    )
    assert.match(await pair(b), /Now: conflict, adviser or student[\s\S]*His thesis\.[\s\S]*never assigned/)
    assert.match(await pair(c), /Ruled out by Carla Chairperson, Sat 20 May 2023[\s\S]*Allow again/)
    assert.match(
      await pair(d),
      new RegExp(`Locked by Carla[\\s\\S]*rises by 0\\.\\d{3}\\. Paper ${first} has then 2 of 3`),
    )
    assert.match(await pair(a, ids[1]), /2 papers of 1, more than they take/)
    assert.equal((await chair.get('/assignments/matrix/pair?paper=999999&reviewer=1')).status, 404)
    assert.equal((await chair.get('/assignments/matrix/pair?paper=x')).status, 404)
  }))

test('rows and columns are searched and ordered, also by the match with one paper or reviewer', () =>
  inHouse(async (house) => {
    const { chair, people, ids, first } = await workshop(house, { papers: 3, reviewers: 3 })
    const [a, b, c] = people.map(({ id }) => id)
    const likeness = (paper_id: number, shares: number[]) =>
      house.db('likenesses').insert({ paper_id, people: [a, b, c], shares, source: 'texts' })
    await likeness(first, [0.1, 0.9, 0.5])
    await likeness(ids[1] ?? 0, [0.8, 0.2, 0.3])
    await likeness(ids[2] ?? 0, [0.4, 0.2, 0.3])
    const page = async (query: string) => (await chair.get(`/assignments/matrix?${query}`)).text
    const columns = (text: string) =>
      [...text.matchAll(/<th scope="col"[^>]*><div><a[^>]*>Reviewer (\w)/g)].map(([, x]) => x).join('')
    const rows = (text: string) =>
      [...text.matchAll(/<\/span> Kernels Number (\d)/g)].map(([, x]) => x).join('')
    assert.equal(columns(await page(`columns=p${first}`)), 'BCA')
    assert.equal(rows(await page(`rows=r${a}`)), '120')
    assert.equal(rows(await page('q=number%202&who=cperson')), '2')
    assert.equal(columns(await page('q=number%202&who=cperson')), 'C')
    assert.match(await page('q=nothing'), /No paper fits/)
    const { id } = await computed(house, chair, { reviews_per_paper: 1, text_share: 100 })
    const draft = await page(`run=${id}`)
    assert.equal([...draft.matchAll(/<td class="proposed/g)].length, 3)
    assert.match(draft, new RegExp(`href="/assignments/runs/${id}/match\\?paper=`))
    assert.equal((await chair.get('/assignments/matrix?run=99999')).status, 404)
    const sorted = (await chair.get('/assignments/by-reviewer?order=-name')).text
    assert.match(sorted, /aria-sort="descending"[\s\S]*Cperson[\s\S]*Bperson[\s\S]*Aperson/)
    assert.match((await chair.get('/assignments?order=-id')).text, /Number 2[\s\S]*Number 1[\s\S]*Number 0/)
  }))
