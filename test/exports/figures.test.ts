// The workshop in numbers: they add up, and say nothing of papers that are hidden from the chair who reads them.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { conflictOf } from '../decisions/papers.ts'
import { accepted } from '../programme/announced.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const figuresOf = async (chair: Visitor) => {
  const { text } = await chair.get('/exports/figures.csv')
  return new Map(
    text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
      .map(([part, what, number]) => [`${part}: ${what}`, number]),
  )
}

test('papers are counted by what became of them', () =>
  inHouse(async (house) => {
    await accepted(house)
    const chair = await house.chair()
    const all = await figuresOf(chair)
    equal(all.get('Papers: Submitted'), '4')
    equal(all.get('Papers: Accepted as talks'), '2')
    equal(all.get('Papers: Accepted as posters'), '1')
    equal(all.get('Papers: Rejected'), '1')
    equal(all.get('Papers: Without a decision'), '0')
    equal(all.get('Papers: Accepted of those reviewed'), '3 of 4 (75 %)')
    equal(all.get('Authors of what was submitted: Authors'), '4')
    equal(all.get('Authors of what was submitted: Affiliations (as typed)'), '1')
    const page = (await chair.get('/exports/figures')).text
    match(page, /Accepted as talks<\/th><td[^>]*>2</)
    doesNotMatch(page, /keep the numbers to yourself/)
  }))

test('before any decision there is no rate, and no count of accepted papers beside a topic', () =>
  inHouse(async (house) => {
    const [ann, chair] = [await house.author(), await house.chair()]
    const ids = [await house.submittedPaper(ann), await house.submittedPaper(ann, { title: 'Second' })]
    house.at('reviewing')
    const early = await figuresOf(chair)
    equal(early.get('Papers: Without a decision'), '2')
    equal(early.get('Papers: Accepted of those reviewed'), 'no decisions yet')
    const topic = [...early].find(([what]) => what.startsWith('Topics (submitted)'))
    equal(topic?.[1], '2')
    const accepted = topic?.[0].replace('submitted', 'accepted') ?? ''
    equal(early.has(accepted), false)
    doesNotMatch((await chair.get('/exports/figures')).text, /0 of 2|"col" class="n">Accepted</)
    house.at('deciding')
    equal((await chair.post(`/papers/${ids[0]}/decisions`, { outcome: 'reject' })).status, 303)
    equal((await figuresOf(chair)).get('Papers: Accepted of those reviewed'), '0 of 2 (0 %)')
    equal((await figuresOf(chair)).get(accepted), '0')
    match((await chair.get('/exports/figures')).text, />Submitted<\/th><th[^>]*>Accepted</)
  }))

// Rules 10 and 41.
test('papers that are hidden from a chair do not count for that chair, and nobody else has figures', () =>
  inHouse(async (house) => {
    const { talk, second } = await accepted(house)
    const other = await house.chair('Otto Otherchair')
    await conflictOf(house, other, second.id)
    const blind = await figuresOf(other)
    equal(blind.get('Papers: Submitted'), '3')
    equal(blind.get('Papers: Accepted as talks'), '1')
    equal(blind.get('Papers: Accepted of those reviewed'), '2 of 3 (67 %)')
    for (const visitor of [house.visitor(), talk.author, await house.reviewer()])
      for (const path of ['/exports/figures', '/exports/figures.csv'])
        equal((await visitor.get(path)).status, 404)
  }))

test('a withdrawn paper is in no rate, and a decision that nobody knows is pointed out', () =>
  inHouse(async (house) => {
    const { talk, second } = await accepted(house)
    const chair = await house.chair()
    equal(
      (await talk.author.post(`/papers/${talk.id}/withdrawal`, { reason: 'An error in a proof.' })).status,
      303,
    )
    const later = await figuresOf(chair)
    await chair.post(`/papers/${second.id}/decisions`, { outcome: 'reject' })
    match((await chair.get('/exports/figures')).text, /1 decision counts that its authors do not know yet/)
    equal(later.get('Papers: Withdrawn'), '1')
    equal(later.get('Papers: Accepted of those reviewed'), '2 of 3 (67 %)')
  }))

test('an empty workshop has figures too', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const empty = (await chair.get('/exports/figures')).text
    match(empty, /No topics/)
    doesNotMatch(empty, /NaN|Infinity/)
    doesNotMatch(empty, /keep the numbers to yourself/)
  }))
