// Acts at the price of one transaction: a refused one is left out where it stands, one that fails halfway undoes them all.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { House } from '../../server/context.ts'
import { type Turn, writingInTurn } from '../../server/context-turns.ts'
import { Refused } from '../../server/core/errors.ts'
import { record } from '../../server/core/journal.ts'
import { startPaper } from '../../server/papers/actions.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'

async function withChair(
  story: (house: House, turn: (act: Turn['act'], isAlone?: boolean) => Turn) => Promise<void>,
) {
  const clone = await cloneDatabase()
  const house = await houseOn(clone.db, () => START)
  const { person_id: chair } = await clone.db('chairs').first<{ person_id: number }>('person_id')
  let paper = 0
  const turn = (act: Turn['act'], isAlone = false): Turn => ({
    by: () => chair,
    at: START,
    act,
    ...(!isAlone && { about: { paper: `paper ${paper++}`, touches: ['the next number'], reads: [] } }),
  })
  await story(house, turn).finally(() => clone.drop())
}

const refuse: Turn['act'] = async (w) => {
  await w.db('papers').forUpdate()
  await record(w, 'paper.refused')
  throw new Refused('Not today.')
}

test('what is refused at once is left out, with what it had said; the others happen', () =>
  withChair(async (house, turn) => {
    const titles = ['One', 'Two', 'Three']
    const [one, two, three] = titles.map((title) => turn((w) => startPaper(w, title)))
    const refusals = [turn(refuse), turn(refuse, true), turn(async () => ({ ok: false }))]
    const heard: Turn[] = []
    const turns = [one, refusals[0], two, refusals[1], three, refusals[2]].flatMap((each) => each ?? [])
    await writingInTurn(house, turns, (left) => heard.push(left))
    assert.deepEqual(new Set(heard), new Set(refusals))
    assert.deepEqual(await house.db('papers').orderBy('id').pluck('title'), titles)
    assert.deepEqual(await house.db('journal').where({ verb: 'paper.refused' }), [])
  }))

test('what fails halfway, or through a fault of ours, undoes them all', () =>
  withChair(async (house, turn) => {
    const good = turn((w) => startPaper(w, 'One'))
    const halfway = turn(async (w) => {
      await startPaper(w, 'Two')
      throw new Refused('Not today.')
    })
    const broken = turn(async () => {
      throw new Error('A slip of the pen.')
    })
    const heard: Turn[] = []
    for (const bad of [halfway, broken])
      await assert.rejects(writingInTurn(house, [good, bad], (left) => heard.push(left)))
    await assert.rejects(writingInTurn(house, [good, turn(refuse)]), Refused)
    assert.deepEqual(heard, [])
    assert.deepEqual(await house.db('papers'), [])
  }))
