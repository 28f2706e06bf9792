// From PDFs to reviewers through the pages alone: handed in, read, compared, matched by the worker while the chair looks on, adopted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventWorld } from '../../server/world/invent.ts'
import { withOwnDatabase } from '../support/open-house.ts'
import { handIn, seatReviewers, watchRun } from '../support/whole-board.ts'

const SIZE = { papers: 5, reviewers: 10 }
const untold = () => undefined

test('a run finds reviewers by the texts of PDFs, tells how far it is, and is adopted', () =>
  withOwnDatabase(async (house) => {
    await handIn(house, inventWorld({ seed: 5, ...SIZE }), untold)
    await seatReviewers(house, SIZE)
    await house.run()
    const chair = await house.chair()
    house.at('after submission')
    const { percents, at } = await watchRun(house, chair, untold)
    assert.deepEqual(
      percents,
      percents.toSorted((a, b) => a - b),
    )
    assert.ok(new Set(percents).size > 1, percents.join(' '))
    assert.match((await chair.get(at)).text, /Proven|Within its bound/)
    const likenesses = await house.db('likenesses')
    assert.equal(likenesses.length, SIZE.papers)
    assert.ok(likenesses.some(({ shares }) => shares.some((share: number) => share > 0.3)))
    assert.equal((await chair.post(`${at}/adoption`)).status, 303)
    const places = await house.db('assignments').whereNull('ended_at').count('* as count').first()
    assert.equal(Number(places?.count), 3 * SIZE.papers)
  }))
