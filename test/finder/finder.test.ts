// The finder: what each kind of viewer finds, and what they do not. By pages alone, as where no script runs.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { to } from '../../server/paths.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const hrefs = (text: string) =>
  [...text.matchAll(/<a (?:class="\w+" )?href="([^"]*)"/g)].map(([, href = '']) => href)

async function pageFor(who: Visitor, q = ''): Promise<string> {
  const { status, text, headers } = await who.get(`/finder?q=${encodeURIComponent(q)}`)
  equal(status, 200)
  equal(headers.get('cache-control'), 'no-store')
  return /<div data-q[\s\S]*?<\/div>/.exec(text)?.[0] ?? ''
}

const found = async (who: Visitor, q = '') => hrefs(await pageFor(who, q))

const JOSE = { name: 'José Áuthor', email: 'jose@people.example', affiliation: 'Author Institute' }

async function world(house: TestHouse) {
  const [ann, rita, chair] = [
    await house.author(),
    await house.reviewer('Rita Reviewer'),
    await house.chair(),
  ]
  await house.db('people').where({ id: rita.id }).update({ name: 'Rita Revíewer' })
  const self = { name: 'Ann Author', email: ann.email, affiliation: 'Author Institute' }
  const id = await house.submittedPaper(ann, { title: 'Élan of Sparse Experts', authors: [self, JOSE] })
  house.at('reviewing')
  return { ann, rita, chair, id, paper: to.paper({ id }) }
}

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

test('every page that is offered opens, and chairs are offered all of their navigation and settings', () =>
  inHouse(async (house) => {
    const { ann, rita, chair } = await world(house)
    await chair.post('/applications/call', { reviewer_call: 'Come and review.' })
    const offered = new Map<Visitor, string[]>()
    for (const who of [ann, rita, chair, house.visitor()]) {
      const ways = await found(who)
      offered.set(who, ways)
      equal(new Set(ways).size, ways.length)
      for (const way of ways) equal((await who.get(way)).status, 200, way)
    }
    const frame = /<nav class="sidenav"[\s\S]*?<\/nav>/
    const settings = (await chair.get('/settings')).text
    const known = [...hrefs(frame.exec(settings)?.[0] ?? ''), ...hrefs(settings.replace(/[\s\S]*<main/, ''))]
    const missing = known.filter((href) => href.startsWith('/') && !offered.get(chair)?.includes(href))
    deepEqual(missing, [])
    for (const who of [ann, rita]) ok(!offered.get(who)?.some((way) => /settings|decisions/.test(way)))
  }))

test('pages are found by their names and by what else they are called', () =>
  inHouse(async (house) => {
    const { ann, chair } = await world(house)
    for (const [q, first] of [
      ['release', to.release()],
      ['NOTIFY', to.release()],
      ['smtp', to.mailSettings()],
      ['invite', to.invitations()],
      ['deadlines', to.timeline()],
    ] as const) {
      ok((await found(chair, q)).includes(first), q)
      ok(!(await found(ann, q)).includes(first), q)
    }
    const nothing = await pageFor(ann, 'zzz <b>')
    match(nothing, /Nothing is found for “zzz &lt;b&gt;”/)
    ok(hrefs(nothing).includes(to.papers()), 'the lists are offered')
    doesNotMatch(nothing, /settings|reviewers/)
  }))

test('before anything is typed, the pages that the time is of come first', () =>
  inHouse(async (house) => {
    const { rita, chair } = await world(house)
    equal((await found(rita))[0], to.reviews())
    equal((await found(chair))[0], to.forecast())
    house.at('deciding')
    equal((await found(chair))[0], to.decisions())
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
