// What strikes about bids, from plain facts: circles, pairs, narrow bidders, against what chance would have it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SaidBid, Seen } from '../../server/observations/favours.ts'
import { papersWithGroups } from '../../server/observations/groups.ts'
import { narrowIn } from '../../server/observations/narrow.ts'
import { pairsByChance, pairsIn, type Ring, ringsIn } from '../../server/observations/rings.ts'

/** Paper n is written by person n; `said`: who, on which paper, how. */
function seen(
  papers: number,
  said: [number, number, SaidBid['level']][],
  groups: Record<number, string> = {},
): Seen {
  return {
    papers: Array.from({ length: papers }, (_, at) => ({
      id: at + 1,
      authors: [at + 1],
      groups: groups[at + 1] ? [groups[at + 1] ?? ''] : [],
    })),
    bids: said.map(([person_id, paper_id, level]) => ({ person_id, paper_id, level })),
    open: (person, paper) => person !== paper,
  }
}
const around = ({ links }: Ring) => links.map(({ from }) => from).join()

test('circles of two to four who bid eager on each other are found once, the shortest first', () => {
  const circle = (...people: number[]) =>
    people.map((one, at): [number, number, 'eager'] => [one, people[(at + 1) % people.length] ?? 0, 'eager'])
  const all = [...circle(9, 8), ...circle(1, 2, 3), ...circle(4, 5, 6, 7), ...circle(10, 11, 12, 13, 14)]
  assert.deepEqual(ringsIn(seen(20, all)).rings.map(around), ['8,9', '1,2,3', '4,5,6,7'])
  assert.deepEqual(
    ringsIn(
      seen(20, [
        [1, 2, 'eager'],
        [2, 1, 'willing'],
      ]),
    ).rings,
    [],
  )
  assert.deepEqual(
    ringsIn(
      seen(20, [
        [1, 2, 'eager'],
        [2, 3, 'eager'],
      ]),
    ).rings,
    [],
  )
})

test('each link carries its rows and what chance would have, and the stranger circle comes first', () => {
  const busy = [1, 2].flatMap((who): [number, number, 'eager'][] =>
    Array.from({ length: 9 }, (_, at) => [who, at + 5, 'eager']),
  )
  const { rings } = ringsIn(
    seen(21, [...busy, [1, 2, 'eager'], [2, 1, 'eager'], [3, 4, 'eager'], [4, 3, 'eager']]),
  )
  assert.deepEqual(rings.map(around), ['3,4', '1,2'])
  const [link] = rings[1]?.links ?? []
  assert.deepEqual([link?.of, link?.papers, link?.expected, link?.rows.length], [10, 1, 10 / 20, 1])
})

test('so many ways that the rest is left are said to be left', () => {
  const everybody = Array.from({ length: 40 }, (_, at) => at + 1)
  const all = everybody.flatMap((one) =>
    everybody
      .filter((other) => other !== one)
      .map((other): [number, number, 'eager'] => [one, other, 'eager']),
  )
  const { rings, whole } = ringsIn(seen(40, all))
  assert.equal(whole, false)
  assert.ok(rings.length > 0)
})

test('pairs say yes to each other far oftener than to others; who is a ring is not told twice', () => {
  const pair: [number, number, SaidBid['level']][] = [
    [1, 2, 'willing'],
    [2, 1, 'pinch'],
  ]
  assert.deepEqual(pairsIn(seen(20, pair)).map(around), ['1,2'])
  assert.deepEqual(
    pairsIn(
      seen(20, [
        [1, 2, 'eager'],
        [2, 1, 'eager'],
      ]),
    ),
    [],
  )
  assert.deepEqual(
    pairsIn(
      seen(20, [
        [1, 2, 'willing'],
        [2, 1, 'unwilling'],
      ]),
    ),
    [],
  )
  const all = [1, 2].flatMap((who): [number, number, 'willing'][] =>
    Array.from({ length: 20 }, (_, at): [number, number, 'willing'] => [who, at + 1, 'willing']).filter(
      ([, paper]) => paper !== who,
    ),
  )
  assert.deepEqual(pairsIn(seen(20, all)), [], 'who says yes to everything favours nobody')
})

test('how many pairs chance would make is told beside those that are found', () => {
  const everybody = Array.from({ length: 20 }, (_, at) => at + 1)
  const five = everybody.flatMap((who): [number, number, 'willing'][] =>
    everybody
      .filter((paper) => paper !== who)
      .slice(0, 5)
      .map((paper) => [who, paper, 'willing']),
  )
  const each = 1 - Math.exp(-5 / 19)
  assert.ok(Math.abs(pairsByChance(seen(20, five)) - 190 * each * each) < 1e-9)
  assert.equal(pairsByChance(seen(20, [[1, 2, 'eager']])), 0)
})

test('who bids on little but one group is told, with shares; a large group and many bids are not', () => {
  const group = { 2: 'North', 3: 'North', 4: 'North', 5: 'North' }
  const narrow: [number, number, SaidBid['level']][] = [
    [1, 2, 'eager'],
    [1, 3, 'willing'],
    [1, 4, 'pinch'],
    [1, 9, 'eager'],
    [1, 5, 'unwilling'],
  ]
  const [one, ...rest] = narrowIn(seen(21, narrow, group))
  assert.deepEqual(rest, [])
  assert.deepEqual(
    [one?.person, one?.group, one?.rows.length, one?.of, one?.papers, one?.open],
    [1, 'North', 3, 4, 4, 20],
  )
  assert.equal(one?.expected, 4 * (4 / 20))
  const wide = [...narrow, [1, 10, 'eager'], [1, 11, 'eager'], [1, 12, 'eager']] satisfies typeof narrow
  assert.deepEqual(narrowIn(seen(21, wide, group)), [])
  const most = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [at + 2, 'North']))
  assert.deepEqual(narrowIn(seen(21, narrow, most)), [])
})

test('a house is known by domain or affiliation, a circle by shared authors, and the whole field is no circle', () => {
  const row = (paper_id: number, name: string, email: string, affiliation: string) => ({
    paper_id,
    person_id: null,
    name,
    email,
    affiliation,
  })
  const others = Array.from({ length: 8 }, (_, at) =>
    row(at + 10, `Writer ${at}`, `w${at}@place${at}.example`, `Place ${at}`),
  )
  const papers = papersWithGroups([
    row(1, 'Ann Author', 'ann@north.example', 'Northfield University'),
    row(1, 'Bob Writer', 'bob@south.example', 'Southwick Institute'),
    row(2, 'Bob Writer', 'bob@south.example', 'Southwick Institute'),
    row(3, 'Cleo Third', 'cleo@gmail.com', 'Univ. of Northfield'),
    ...others,
  ])
  const groupsOf = (id: number) => papers.find((paper) => paper.id === id)?.groups
  const circle = 'the circle of Bob Writer and Ann Author'
  assert.deepEqual(groupsOf(1), ['Northfield University', 'Southwick Institute', circle])
  assert.deepEqual(groupsOf(2), ['Southwick Institute', circle])
  assert.deepEqual(groupsOf(3), ['Northfield University'])
  const shared = Array.from({ length: 12 }, (_, at) => row(at, 'Ann Author', 'ann@north.example', ''))
  assert.ok(papersWithGroups(shared).every(({ groups }) => !groups.some((name) => /circle/.test(name))))
})
