// The chair's table through the door: terms, states, columns, order, and what a conflict hides in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

const REVIEW = { correctness: 3, relevance: 3, confidence: 4, text: 'Sound and clear, and long enough.' }

/** Three papers: two reviewed, with 5 and 4, and 2; one a draft. */
async function furnished(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const bob = await house.author('Bob Builder')
  const first = await house.submittedPaper(ann, { title: 'Sparse Kernels' })
  const builder = { name: 'Bob Builder', email: bob.email, affiliation: 'Works' }
  const second = await house.submittedPaper(bob, { title: 'Dense Kernels', authors: [builder] })
  const draft = await house.completePaper(ann, { title: 'Unfinished Business' })
  house.at('reviewing')
  const [rita, ron] = [await house.reviewer('Rita Reviewer'), await house.reviewer('Ron Reviewer')]
  for (const [reviewer, paper, overall] of [
    [rita, first, 5],
    [ron, first, 4],
    [rita, second, 2],
  ] as const) {
    const review = await house.assigned(reviewer, paper)
    await reviewer.post(`/reviews/${review}`, { ...REVIEW, overall, version: 1 })
    const sent = await reviewer.post(`/reviews/${review}/submission`)
    assert.equal(sent.status, 303)
  }
  return { ann, bob, first, second, draft, chair: await house.chair() }
}

const numbersIn = (text: string) =>
  [...text.matchAll(/name="papers" value="(\d+)"/g)].map((hit) => Number(hit[1]))

test('terms find papers by what they are and by how they are reviewed', () =>
  inHouse(async (house) => {
    const { first, second, draft, chair } = await furnished(house)
    const find = async (q: string) =>
      numbersIn((await chair.get(`/papers?${new URLSearchParams({ q })}`)).text)
    assert.deepEqual(await find(''), [first, second, draft])
    assert.deepEqual(await find('kernels'), [first, second])
    assert.deepEqual(await find('kernels -sparse'), [second])
    assert.deepEqual(await find('author:builder'), [second])
    assert.deepEqual(await find('state:draft'), [draft])
    assert.deepEqual(await find('reviews:<2 state:submitted'), [second])
    assert.deepEqual(await find('mean:>=4.5'), [first])
    assert.deepEqual(await find('spread:1'), [first])
    assert.deepEqual(await find('has:pdf'), [first, second, draft])
    assert.deepEqual(await find('has:supplement'), [])
    assert.deepEqual(await find(`#${second}`), [second])
    assert.deepEqual(await find('decision:none state:submitted'), [first, second])
    const odd = await chair.get('/papers?q=reviews:many')
    assert.match(odd.text, /Not searched for: reviews:many/)
  }))

test('order, states and columns stand in the address, and the export has the same rows', () =>
  inHouse(async (house) => {
    const { first, second, draft, chair } = await furnished(house)
    const of = async (query: string) => numbersIn((await chair.get(`/papers?${query}`)).text)
    assert.deepEqual(await of('sort=-mean'), [first, second, draft])
    assert.deepEqual(await of('sort=mean'), [second, first, draft])
    assert.deepEqual(await of('sort=title'), [second, first, draft])
    assert.deepEqual(await of('state=draft'), [draft])
    const page = (await chair.get('/papers?cols=mean&cols=pages')).text
    assert.match(page, /aria-sort|>Mean</)
    assert.doesNotMatch(page, /<th scope="col"[^>]*>(<a[^>]*>)?Authors/)
    assert.match(page, />4\.50</)
    const lines = (await chair.get('/papers.csv?q=kernels&sort=-mean')).text.trim().split('\r\n')
    assert.equal(lines.length, 3)
    assert.match(lines[1] ?? '', new RegExp(`^${first},Sparse Kernels,Ann Author,.*,2,2,4\\.5,1,`))
  }))

test('a chair in conflict sees an own paper without its reviewing, and a declared one not at all', () =>
  inHouse(async (house) => {
    const { ann, first, second } = await furnished(house)
    const conflicted = await house.chair('Cora Conflicted')
    await ann.post(`/papers/${first}/conflicts`, { person: conflicted.email, reason: 'Same laboratory.' })
    const page = (await conflicted.get('/papers?cols=mean,reviews,scores')).text
    assert.ok(!numbersIn(page).includes(first))
    assert.ok(numbersIn(page).includes(second))
    assert.match(page, /1 hidden from you/)
    for (const q of ['mean:>0', 'reviews:>0', `#${first}`, 'sparse'])
      assert.ok(
        !numbersIn((await conflicted.get(`/papers?${new URLSearchParams({ q })}`)).text).includes(first),
        q,
      )
    await house.db('chairs').insert({ person_id: ann.id, appointed_at: house.now() })
    const own = (await ann.get('/papers?cols=mean,reviews,scores,decision')).text
    assert.ok(numbersIn(own).includes(first))
    assert.doesNotMatch(own, /4\.50|Scores 5/)
    assert.deepEqual(numbersIn((await ann.get('/papers?q=mean:>0')).text), [second])
    assert.ok(!numbersIn((await ann.get('/papers?q=-mean:>9')).text).includes(first))
    const line = (await ann.get('/papers.csv')).text.split('\r\n').find((row) => row.startsWith(`${first},`))
    assert.match(line ?? '', /,,,,,$/)
  }))
