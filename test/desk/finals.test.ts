// After the release: which accepted papers lack a final version or a presenter, and nothing more of the reviewing.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

async function released(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const chair = await house.chair()
  const ids: number[] = []
  for (const title of ['Kernels Complete', 'Kernels Wanting', 'Kernels Refused'])
    ids.push(await house.submittedPaper(ann, { title }))
  const [complete = 0, wanting = 0, refused = 0] = ids
  house.at('deciding')
  for (const [id, outcome] of [
    [complete, 'talk'],
    [wanting, 'poster'],
    [refused, 'reject'],
  ])
    await chair.post(`/papers/${id}/decisions`, { outcome, note: '' })
  const desk = async (who = chair) => (await who.get('/desk?role=chair')).text
  const before = await desk()
  equal((await chair.post('/decisions/releases', { audience: 'authors' })).status, 303)
  house.at('after notification')
  const person = await house.db('people').first('id')
  const said = { attendance: 'in-person', said_at: house.now(), said_by: person.id }
  await house.db('presentations').insert({ paper_id: complete, presenter: 'Ann Author', ...said })
  const { id: _, findings, ...file } = await house.db('files').where({ paper_id: complete }).first()
  await house.db('files').insert({ ...file, findings: JSON.stringify(findings), kind: 'camera-ready' })
  return { ann, chair, complete, wanting, refused, desk, before }
}
const numbersIn = (text: string) =>
  [...text.matchAll(/name="papers" value="(\d+)"/g)].map((hit) => Number(hit[1]))

test('the desk counts what is missing from accepted papers, and its button finds them', () =>
  inHouse(async (house) => {
    const { chair, wanting, complete, desk, before } = await released(house)
    doesNotMatch(before, /no final version|who presents/)
    const page = await desk()
    match(page, /1 accepted paper has no final version/)
    match(page, /1 accepted paper does not say who presents/)
    const find = async (q: string) =>
      numbersIn((await chair.get(`/papers?${new URLSearchParams({ q })}`)).text)
    const [, href = ''] = /href="([^"]*has%3Afinal)"/.exec(page) ?? []
    deepEqual(numbersIn((await chair.get(href)).text), [wanting])
    deepEqual(await find('decision:accepted -has:presenter'), [wanting])
    deepEqual(await find('has:final'), [complete])
    house.at(Temporal.Instant.from('2023-08-20T12:00:00Z'))
    doesNotMatch(await desk(), /no final version|who presents/)
  }))

test('once decisions were due, nobody is asked for more reviewers', () =>
  inHouse(async (house) => {
    const { desk, before } = await released(house)
    match(before, /3 papers have too few reviewers/)
    doesNotMatch(await desk(), /too few reviewers/)
  }))

// Rules 6 and 10.
test('a chair in conflict learns of no decision by what an accepted paper has', () =>
  inHouse(async (house) => {
    const { chair, complete, wanting, desk } = await released(house)
    const connie = await house.chair('Connie Conflicted')
    for (const id of [complete, wanting])
      await chair.post(`/papers/${id}/conflicts`, { person: String(connie.id), reason: 'Same institute.' })
    doesNotMatch(await desk(connie), /no final version|who presents/)
    for (const q of ['has:final', '-has:final', 'has:presenter', '-has:presenter', 'decision:accepted']) {
      const found = numbersIn((await connie.get(`/papers?${new URLSearchParams({ q })}`)).text)
      equal(found.includes(complete) || found.includes(wanting), false, q)
    }
  }))
