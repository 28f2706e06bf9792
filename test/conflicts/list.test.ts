// The list over all papers: for chairs, searched, ordered, filtered, exported, by a constant number of queries, without what a chair is in conflict with.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { allConflicts } from '../../server/conflicts/queries.ts'
import { reading } from '../../server/context.ts'
import { maySeeConflict } from '../../server/policy/conflicts.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

async function furnished(house: TestHouse, count: number) {
  const ann = await house.author('Ann Author')
  const papers = []
  for (let n = 1; n <= count; n++) {
    const id = await house.submittedPaper(ann, { title: `Paper Number ${n}` })
    await ann.post(`/papers/${id}/conflicts`, {
      person: `p${n}@far.example`,
      kind: 'other',
      reason: `Reason ${n}.`,
    })
    papers.push(id)
  }
  return { ann, papers }
}

test('a chair searches, orders, filters and exports; the address says it all', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    match((await chair.get('/conflicts')).text, /No conflicts/)
    const { ann } = await furnished(house, 3)
    const page = async (query: string) => (await chair.get(`/conflicts${query}`)).text
    const all = await page('')
    match(all, /p1@far\.example[\s\S]*p2@far\.example[\s\S]*p3@far\.example/)
    const one = await page('?q=reason+2')
    ok(one.includes('p2@far.example') && !one.includes('p1@far.example'))
    match(await page('?q=nowhere'), /Nothing fits/)
    match(await page('?state=confirmed'), /Nothing fits/)
    match(await page('?state=never&order=never'), /p1@far\.example/)
    match(await page('?order=person'), /aria-sort="ascending"><a class="sort" href="[^"]*order=person/)
    const csv = await chair.get('/conflicts.csv?q=reason+3')
    match(csv.headers.get('content-disposition') ?? '', /conflicts\.csv/)
    equal(csv.text.trim().split('\r\n').length, 2)
    for (const visitor of [ann, house.visitor(), await house.reviewer()]) {
      for (const path of ['/conflicts', '/conflicts.csv']) equal((await visitor.get(path)).status, 404)
    }
  }))

test('a paper in conflict with the chair stands nowhere in it, nor do its authors as evidence', () =>
  inHouse(async (house) => {
    const { ann, papers } = await furnished(house, 2)
    const connie = await house.chair('Connie Conflicted')
    const rita = await house.reviewer('Rita Reviewer')
    const [first, second] = papers
    const self = { name: 'Ann Author', email: ann.email, affiliation: 'A' }
    const joint = { name: 'Rita Reviewer', email: rita.email, affiliation: 'R' }
    await ann.post(`/papers/${first}`, { authors: [self, joint] })
    match((await connie.get('/conflicts')).text, new RegExp(`Co-author of Ann Author on paper ${first}`))
    await ann.post(`/papers/${first}/conflicts`, {
      person: connie.email,
      kind: 'family',
      reason: 'My sister.',
    })
    for (const path of ['/conflicts', '/conflicts.csv', `/papers/${second}/conflicts`]) {
      const { text, status } = await connie.get(path)
      equal(status, 200)
      for (const secret of ['Paper Number 1', 'p1@far.example', 'Reason 1', `on paper ${first}`]) {
        ok(!text.includes(secret), `${path} tells ${secret}`)
      }
    }
    for (const who of [connie, await house.chair()]) {
      const r = await reading(house.house, { personId: who.id, now: house.now(), requestId: 'twins' })
      const rows = await house.db('conflicts').whereNull('lifted_at')
      const may = rows.filter((row) => maySeeConflict(r.viewer, row) === 'yes')
      const keys = (found: { id: string }[]) => found.map(({ id }) => id).toSorted()
      deepEqual(keys(await allConflicts(r)), keys(may))
    }
  }))

test('the number of queries does not grow with the list', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const count = async () => {
      let queries = 0
      const listen = () => {
        queries += 1
      }
      house.db.on('query', listen)
      equal((await chair.get('/conflicts')).status, 200)
      house.db.off('query', listen)
      return queries
    }
    await furnished(house, 1)
    const before = await count()
    const bo = await house.author('Bo Begetter')
    for (const title of ['Second', 'Third']) await house.submittedPaper(bo, { title })
    await house.reviewer('Rita Reviewer')
    equal(await count(), before)
  }))
