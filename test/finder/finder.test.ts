// The finder: which papers and people each kind of viewer finds, and which not. By pages alone, as where no script runs.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { to } from '../../server/paths.ts'
import { inHouse } from '../support/house.ts'
import { found, hrefs, pageFor, world } from './found.ts'

const QUERIES = ['elan', 'ELAN experts', 'Élan', 'sparse elan']

// Rules 1, 9 and 41.
test('a paper is found by number and title, whatever the case and the marks, by who may see it', () =>
  inHouse(async (house) => {
    const { ann, rita, chair, id, paper } = await world(house)
    for (const q of [...QUERIES, String(id), `#${id}`]) {
      for (const who of [ann, chair]) deepEqual((await found(who, q)).slice(0, 1), [paper], q)
      for (const who of [rita, house.visitor()]) ok(!(await found(who, q)).includes(paper), q)
    }
    await house.assigned(rita, id)
    for (const q of QUERIES) ok((await found(rita, q)).includes(paper), q)
    for (const who of [ann, rita])
      deepEqual((await found(who)).slice(0, 1), [paper], 'before anything is typed')
  }))

test('a title that says it comes before an author who is called so', () =>
  inHouse(async (house) => {
    const { chair, paper } = await world(house)
    const ida = await house.author('Ida José')
    house.at('during submission')
    const second = to.paper({ id: await house.submittedPaper(ida, { title: 'The Law of José' }) })
    deepEqual((await found(chair, 'jose')).slice(0, 2), [second, paper])
  }))

// Rules 1, 9 and 41.
test('who wrote a paper is shown to, and found by, nobody who may not know it', () =>
  inHouse(async (house) => {
    const { ann, rita, chair, id, paper } = await world(house)
    await house.assigned(rita, id)
    for (const who of [ann, chair]) {
      match(
        await pageFor(who, 'elan'),
        new RegExp(`Élan of Sparse Experts <small>Paper ${id} · Ann Author, José`),
      )
      ok((await found(who, 'jose')).includes(paper))
    }
    doesNotMatch(await pageFor(rita, 'elan'), /José|Ann Author/)
    equal(await pageFor(rita, 'jose'), (await pageFor(rita, 'jsoe')).replaceAll('jsoe', 'jose'))
  }))

// Rules 10 and 41.
test('a chair in conflict finds what another chair finds, without that paper', () =>
  inHouse(async (house) => {
    const { ann, chair, id, paper } = await world(house)
    const connie = await house.chair('Connie Conflicted')
    ok((await found(connie, 'elan')).includes(paper))
    await ann.post(`/papers/${id}/conflicts`, { person: connie.email, reason: 'Sister.' })
    for (const q of [...QUERIES, String(id), 'jose']) {
      ok((await found(chair, q)).includes(paper), q)
      equal(await pageFor(connie, q), (await pageFor(connie, 'zqzq')).replaceAll('zqzq', q), q)
    }
  }))

test('people are found by chairs, and by others only those of the public site', () =>
  inHouse(async (house) => {
    const { ann, rita, chair } = await world(house)
    await house.db('featured_people').insert({ kind: 'speaker', name: 'Sam Reviewhall', importance: 1 })
    deepEqual((await found(chair, 'reviewer rita')).slice(0, 1), [to.reviewer(rita)])
    ok((await found(chair, 'carla')).includes(to.chairs()))
    for (const who of [ann, rita, house.visitor()]) {
      for (const q of ['rita', 'carla', 'jose@people'])
        doesNotMatch(await pageFor(who, q), /Rita|Carla|People<\/h2>/)
      match(await pageFor(who, 'reviewhall'), /Sam Reviewhall <small>Speaker/)
    }
  }))

test('of many, eight are shown, and the list is asked for the same words', () =>
  inHouse(async (house) => {
    const { ann, chair } = await world(house)
    const rows = Array.from({ length: 9 }, (_, n) => ({
      ...{ title: `Élan again ${n}`, created_by: ann.id, created_at: house.now(), changed_at: house.now() },
    }))
    const asked = async () => {
      let queries = 0
      const listen = () => (queries += 1)
      house.db.on('query', listen)
      const list = await found(chair, 'élan')
      house.db.off('query', listen)
      return { queries, list }
    }
    const few = await asked()
    await house.db('papers').insert(rows)
    const many = await asked()
    equal(many.queries, few.queries)
    equal(many.list.filter((href) => /^\/papers\/\d/.test(href)).length, 8)
    const all = `/papers?q=${encodeURIComponent('élan')}`
    ok(many.list.includes(all))
    equal((await chair.get(all.replace('%C3%A9', 'e'))).text.match(/class="ti"/g)?.length, 10)
    equal(few.list.filter((href) => href.startsWith('/papers')).length, 1)
  }))

test('the dialog is answered with what was found alone', () =>
  inHouse(async (house) => {
    const { chair, paper } = await world(house)
    const lines = async () => (await house.db('journal').count().first())?.count
    const before = await lines()
    const part = await chair.get('/finder?q=elan', { 'hx-request': 'true' })
    match(part.text, /^\s*<div data-q="elan">/)
    ok(hrefs(part.text).includes(paper))
    equal(part.headers.get('cache-control'), 'no-store')
    match(part.headers.get('vary') ?? '', /hx-request/i)
    equal(await lines(), before, 'nothing of it is written down')
  }))
