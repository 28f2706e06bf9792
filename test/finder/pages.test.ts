// Pages and actions in the finder: each opens for whom it is offered, and none is missing.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { to } from '../../server/paths.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { found, hrefs, pageFor, world } from './found.ts'

test('every page that is offered opens, and chairs are offered all of their navigation and settings', () =>
  inHouse(async (house) => {
    const { ann, rita, chair } = await world(house)
    await chair.post('/applications/call', { reviewer_call: 'Come and review.' })
    const offered = new Map<Visitor, string[]>()
    for (const who of [ann, rita, chair, house.visitor()]) {
      const ways = await found(who)
      offered.set(who, ways)
      equal(new Set(ways).size, ways.length)
      for (const way of ways) equal((await who.get(way)).status, 200, way)
    }
    const frame = /<nav class="sidenav"[\s\S]*?<\/nav>/
    const settings = (await chair.get('/settings')).text
    const known = [...hrefs(frame.exec(settings)?.[0] ?? ''), ...hrefs(settings.replace(/[\s\S]*<main/, ''))]
    const missing = known.filter((href) => href.startsWith('/') && !offered.get(chair)?.includes(href))
    deepEqual(missing, [])
    for (const who of [ann, rita]) ok(!offered.get(who)?.some((way) => /settings|decisions/.test(way)))
  }))

// Rule 34.
test('who looks as another person finds what both may see, and no page that is closed meanwhile', () =>
  inHouse(async (house) => {
    const { ann, rita, chair, id, paper } = await world(house)
    const connie = await house.chair('Connie Conflicted')
    await ann.post(`/papers/${id}/conflicts`, { person: connie.email, reason: 'Sister.' })
    await house.assigned(rita, id)
    for (const [who, sees] of [
      [chair, true],
      [connie, false],
    ] as const) {
      equal((await who.post(to.looking(), { person: rita.id })).status, 303)
      const ways = await found(who)
      for (const way of ways) equal((await who.get(way)).status, 200, way)
      equal(ways.includes(paper), sees)
      equal((await found(who, 'elan')).includes(paper), sees)
      doesNotMatch(await pageFor(who, 'rita'), /Rita/)
    }
  }))

test('pages are found by their names and by what else they are called', () =>
  inHouse(async (house) => {
    const { ann, chair } = await world(house)
    for (const [q, first] of [
      ['release', to.release()],
      ['NOTIFY', to.release()],
      ['smtp', to.mailSettings()],
      ['invite', to.invitations()],
      ['deadlines', to.timeline()],
    ] as const) {
      ok((await found(chair, q)).includes(first), q)
      ok(!(await found(ann, q)).includes(first), q)
    }
    const nothing = await pageFor(ann, 'zzz <b>')
    match(nothing, /Nothing is found for “zzz &lt;b&gt;”/)
    ok(hrefs(nothing).includes(to.papers()), 'the lists are offered')
    doesNotMatch(nothing, /settings|reviewers/)
  }))

test('before anything is typed, the pages that the time is of come first', () =>
  inHouse(async (house) => {
    const { rita, chair } = await world(house)
    equal((await found(rita))[0], to.reviews())
    equal((await found(chair))[0], to.forecast())
    ok((await found(chair)).indexOf(to.exports()) > 10, 'final versions are far away')
    house.at('deciding')
    equal((await found(chair))[0], to.decisions())
  }))
