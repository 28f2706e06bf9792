// Filling the draft: on random instances nobody is placed where they are absent, and as many talks stand as can.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overlap } from '../../server/programme/clashes.ts'
import { type Filled, fill } from '../../server/programme/fill.ts'
import { type Instance, keptIn, mostByTrying, planOf, randomInstance, slotAt, talk } from './instances.ts'

const instances = Array.from({ length: 400 }, (_, i): [Instance & { seed: number }, Filled] => {
  const instance = { ...randomInstance(i + 1), seed: i + 1 }
  return [instance, fill(instance.plan, instance.papers)]
})

test('only talks that can attend stand in slots, and what stood rightly stays', () => {
  for (const [instance, { talks }] of instances) {
    const byId = new Map(instance.papers.map((paper) => [paper.id, paper]))
    for (const [slot, id] of talks) {
      assert.ok(byId.get(id)?.talk, `seed ${instance.seed}: paper ${id} is no talk`)
      assert.ok(
        !byId.get(id)?.absent.has(slot),
        `seed ${instance.seed}: paper ${id} is absent from slot ${slot}`,
      )
    }
    for (const { id, paper_id } of keptIn(instance))
      assert.equal(talks.get(id), paper_id, `seed ${instance.seed}`)
    assert.equal(new Set(talks.values()).size, talks.size, `seed ${instance.seed}: a paper stands twice`)
  }
})

test('nobody is placed in two slots at once', () => {
  for (const [instance, { talks }] of instances) {
    const kept = new Set(keptIn(instance).map(({ id }) => id))
    const presenterOf = (id: number | undefined) =>
      instance.papers.find((paper) => paper.id === id)?.presenter ?? null
    const taken = instance.plan.slots.filter(({ id }) => talks.has(id))
    for (const one of taken.filter(({ id }) => !kept.has(id))) {
      const mine = presenterOf(talks.get(one.id))
      const twice = taken.find(
        (two) => two !== one && overlap(one, two) && mine !== null && presenterOf(talks.get(two.id)) === mine,
      )
      assert.equal(twice, undefined, `seed ${instance.seed}: ${mine} is in two slots at once`)
    }
  }
})

test('as many talks stand as can, and the others are named', () => {
  let homeless = 0
  for (const [instance, { talks, boards, unplaced }] of instances) {
    assert.equal(talks.size, mostByTrying(instance), `seed ${instance.seed}`)
    const [inSlots, hanging] = [new Set(talks.values()), new Set(boards.values())]
    const seatless = instance.papers.filter((paper) => paper.talk && !inSlots.has(paper.id))
    const missing = instance.papers.filter(({ id }) => !hanging.has(id))
    const named = unplaced.map(({ paperId }) => paperId)
    assert.deepEqual(
      named.toSorted(),
      [...seatless, ...missing].map(({ id }) => id).toSorted(),
      `seed ${instance.seed}`,
    )
    homeless += seatless.length
  }
  assert.ok(homeless > 50, 'the instances are hard enough to leave talks without a slot')
})

test('every paper hangs on a board of its own, the lowest first, while boards last', () => {
  for (const [{ plan, papers, seed }, { boards }] of instances) {
    const hanging = new Set(boards.values())
    assert.equal(hanging.size, boards.size, `seed ${seed}: a paper hangs twice`)
    const free = Array.from({ length: plan.boardCount }, (_, i) => i + 1).filter(
      (number) => !boards.has(number),
    )
    const waits = papers.some(({ id }) => !hanging.has(id))
    assert.equal(waits && free.length > 0, false, `seed ${seed}: somebody waits while a board is free`)
    const highest = Math.max(0, ...[...boards.keys()].filter((number) => !plan.boards.has(number)))
    assert.ok(
      free.every((number) => number > highest),
      `seed ${seed}: a lower board was passed over`,
    )
  }
})

test('a talk makes room when another can attend nowhere else', () => {
  const filled = fill(planOf([slotAt(1, 0, 15), slotAt(2, 20, 15)]), [talk(7), talk(9, [2])])
  assert.deepEqual([...filled.talks].toSorted(), [
    [1, 9],
    [2, 7],
  ])
})

test('what a chair put in place by hand stays, and the others learn why they have none', () => {
  const slots = [slotAt(1, 0, 15, 7), slotAt(2, 20, 15)]
  const filled = fill(planOf(slots), [talk(7), talk(9, [2]), talk(11, [], 'p')])
  assert.equal(filled.talks.get(1), 7)
  assert.equal(filled.talks.get(2), 11)
  assert.deepEqual(filled.unplaced, [{ paperId: 9, because: 'its presenter cannot attend any free slot' }])
})

test('a talk leaves a slot that its presenter has since ruled out', () => {
  const filled = fill(planOf([slotAt(1, 0, 15, 7), slotAt(2, 20, 15)]), [talk(7, [1])])
  assert.deepEqual([...filled.talks], [[2, 7]])
})

test('one presenter never stands in two slots at once', () => {
  const slots = [slotAt(1, 0, 20), slotAt(2, 10, 20)]
  const filled = fill(planOf(slots), [talk(7, [], 'Ada'), talk(9, [], 'Ada')])
  assert.equal(filled.talks.size, 1)
  assert.match(filled.unplaced[0]?.because ?? '', /other talks fill|another talk/)
  assert.equal(fill(planOf(slots), [talk(7, [], 'Ada'), talk(9, [], 'Bob')]).talks.size, 2)
})

test('papers hang on the lowest free boards, talks too, and who no longer belongs there goes', () => {
  const filled = fill(
    planOf(
      [],
      [
        [1, 5],
        [2, 66],
      ],
      3,
    ),
    [talk(4), talk(5), talk(6), talk(8)],
  )
  assert.deepEqual([...filled.boards].toSorted(), [
    [1, 5],
    [2, 4],
    [3, 6],
  ])
  const onBoards = filled.unplaced.filter(({ because }) => because.includes('boards'))
  assert.deepEqual(onBoards, [{ paperId: 8, because: 'all 3 boards are taken' }])
})

test('a paper that may not be touched stays, even if it is no longer accepted', () => {
  const plan = { ...planOf([slotAt(1, 0, 15, 66)], [[1, 66]]), untouched: new Set([66]) }
  const filled = fill(plan, [talk(4)])
  assert.equal(filled.talks.get(1), 66)
  assert.equal(filled.boards.get(1), 66)
  assert.equal(filled.boards.get(2), 4)
})
