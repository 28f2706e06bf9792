// The press: draws everything ahead that a world will ask for, once, and stops when it is closed.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPress } from '../../server/rehearsal/press.ts'
import { inventWorld } from '../../server/world/invent.ts'
import { inHouse } from '../support/house.ts'

test('what was drawn ahead is not drawn again, and a closed press draws no more', () =>
  inHouse(async ({ house: { uploads } }) => {
    const folder = await mkdtemp(join(tmpdir(), 'drawn-'))
    const world = inventWorld({ seed: 1, papers: 3, reviewers: 4 })
    let count = 0
    const openOne = () =>
      openPress({ uploads, folder, world, recipe: 'of a test', drawn: () => count++ }, true)
    const closed = openOne()
    const first = closed.drawAhead()
    await closed.close()
    await first
    const begun = count

    const press = openOne()
    await press.drawAhead()
    const all = count
    const versions = world.papers.flatMap(({ saves }) => saves.filter(({ pdf }) => pdf))
    assert.ok(begun < versions.length && all >= versions.length)
    for (const [place, { saves }] of world.papers.entries())
      for (const version of saves.filter(({ pdf }) => pdf).keys()) await press.files(place, version + 1)
    assert.equal(count, all)
    await press.close()
    await rm(folder, { recursive: true })
  }))
