// A chair looks at the site as another person: what both may see, nothing to press, and both names in the journal.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forChairs } from '../../server/security/places.ts'
import { CHAPTERS, done, openWorld, type Who, type World } from '../policy/blind-world.ts'
import { CANARIES, knowersIn } from '../policy/canaries.ts'
import { allPlaces, crawl } from '../policy/crawl.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const foundBy = async (visitor: Visitor, places: Parameters<typeof crawl>[1]) => {
  const text = [...(await crawl(visitor, places)).values()].join('\n')
  return new Set(Object.keys(CANARIES).filter((canary) => text.includes(canary)))
}

/** As the walks through every chapter hold it: exactly this is found by whoever looks without another's eyes. */
const knownTo = (who: Who) =>
  new Set(Object.keys(CANARIES).filter((canary) => knowersIn('decided', CANARIES[canary] ?? {}).has(who)))

const look = (who: Visitor, { id }: Visitor) => who.post('/looking', { person: id })

/** Nothing that either of them does not find; what both find is there, unless the chair is in conflict with it. */
async function meets({ house, people }: World) {
  // What a list finds when it is searched, it shows without being searched.
  const places = forChairs(await allPlaces(house.db)).filter(({ address, bare }) => address === bare)
  for (const [chair, other] of [
    ['chair', 'idle'],
    ['connie', 'one'],
  ] as const) {
    done(await look(people[chair], people[other]))
    const seen = await foundBy(people[chair], places)
    const both = knownTo(chair).intersection(knownTo(other))
    assert.deepEqual([...seen.difference(both)], [], `${chair} as ${other}`)
    assert.ok(seen.size > 0, `${chair} as ${other}`)
    assert.equal(seen.has('ZqTitleA'), chair === 'chair', `${chair} as ${other}`)
    done(await people[chair].post('/looking/end'))
  }
}

async function changesNothing({ house: { db }, people: { chair, idle }, papers }: World) {
  done(await look(chair, idle))
  assert.match((await chair.get('/reviews')).text, /You are looking as ZqIdle Reviewer/)
  const draft = await db('reviews').where({ person_id: idle.id }).first<{ id: string }>('id')
  const before = await db('reviews').where({ id: draft?.id }).first()
  for (const answer of [
    await chair.get(`/reviews/${draft?.id}`),
    await chair.get('/account'),
    await chair.post(`/reviews/${draft?.id}`, { text: 'Mine.' }),
    await chair.post(`/papers/${papers.A}/decisions`, { outcome: 'talk' }),
  ])
    assert.equal(answer.status, 403)
  assert.deepEqual(await db('reviews').where({ id: draft?.id }).first(), before)
  const begun = { person_id: chair.id, verb: 'looking.begun' }
  assert.deepEqual(await db('journal').where(begun).pluck('subject'), ['ZqIdle Reviewer', 'ZqIdle Reviewer'])
  await db('chairs').where({ person_id: chair.id }).delete()
  assert.doesNotMatch((await chair.get('/call')).text, /You are looking as/)
}

async function isForChairs({ people: { one, idle, visitor, connie, author } }: World) {
  for (const who of [one, visitor])
    assert.equal((await look(who, idle)).status, (await who.post('/looking', { person: 987654321 })).status)
  for (const hidden of [author, connie]) assert.equal((await look(connie, hidden)).status, 404)
}

// Rules 33, 34 and 39.
test('looking as another person shows what both may see, changes nothing, and is in the journal', () =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    for (const chapter of ['submitted', 'assigned', 'reviewing', 'decided'] as const)
      await CHAPTERS[chapter](world)
    await meets(world)
    await changesNothing(world)
    await isForChairs(world)
  }))
