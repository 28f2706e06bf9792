// `rostrum blindness` on a workshop in the middle of reviewing: silent where all is well, and a line for each leak where it is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOnly, searchForLeaks } from '../../server/blindness.ts'
import { insertSearch } from '../../server/security/queries.ts'
import { CHAPTERS, openWorld } from '../policy/blind-world.ts'
import { fingerprint } from '../policy/crawl.ts'
import { withOwnDatabase } from '../support/house.ts'

// Rules 1, 9, 10 and 41.
test('the search reads the live workshop, changes nothing, and tells of what a page tells too much', () =>
  withOwnDatabase(async (house, url) => {
    const world = await openWorld(house)
    for (const chapter of ['submitted', 'assigned', 'reviewing', 'decided'] as const)
      await CHAPTERS[chapter](world)
    const db = readOnly(url)
    const before = await fingerprint(house.db)
    const quiet = await searchForLeaks({ ...house.house, db })
    assert.deepEqual(quiet.leaks, [])
    assert.ok(quiet.viewers > 8 && quiet.visits > 1500 && quiet.secrets > 30, JSON.stringify(quiet))
    assert.equal(await fingerprint(house.db), before)

    // A page that says more than it should: the code of conduct quotes a decision and a note, and names an author.
    const { render } = house.house
    const telling = async (view: string, model: object) =>
      (await render(view, model)) + (view === 'home/conduct' ? 'ZqDecisionA, ZqNoteOneA, ZqNameCo' : '')
    const few = [{ id: world.people.free.id, kind: 'reviewer' }]
    const loud = await searchForLeaks({ ...house.house, db, render: telling }, few).finally(() =>
      db.destroy(),
    )
    const told = new Set(loud.leaks.map(({ what }) => what))
    for (const what of ['the note of a decision', 'a note for chairs', 'an author'])
      assert.ok(told.has(what), what)

    await insertSearch(house.db, { ...loud, leaks: [...loud.leaks, ...loud.leaks] })
    const report = (await world.people.chair.get('/settings/security')).text
    assert.equal(report.match(/the note of a decision<\/td>/g)?.length, 1, 'each is told once')
    assert.doesNotMatch(report, /Zq/)
    const forConnie = (await world.people.connie.get('/settings/security')).text
    assert.doesNotMatch(forConnie, /note of a decision|visits, /)
    assert.equal((await world.people.one.get('/settings/security')).status, 404)
  }))
