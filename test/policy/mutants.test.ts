// Every leak of mutants.ts is caught by the means of the walk, and none of them where nothing was changed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Place } from '../../server/security/places.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { CHAPTERS, openWorld, type World } from './blind-world.ts'
import { faultsOf, OUTSIDERS } from './canaries.ts'
import { allPlaces, crawl, fingerprint, unlikeNever } from './crawl.ts'
import { type Keys, MUTANTS, type Mutant } from './mutants.ts'
import { withMutant } from './mutated.ts'

async function keysOf({ house: { db }, people, papers: { A } }: World): Promise<Keys> {
  type Row = { id: string; paper_id: number; person_id: number; kind: string; version: number }
  const files = await db<Row>('files').where({ paper_id: A, kind: 'paper' }).orderBy('version', 'desc')
  const review = await db<Row>('reviews').where({ paper_id: A, person_id: people.one.id }).first('id')
  const letters = db('letters').join('letter_papers', 'letter_id', 'letters.id').where({ paper_id: A })
  const letter = await letters.where('body_text', 'like', '%ZqTitleA%').first<Row>('letters.id')
  const [file, earlier] = files.map(({ id }) => id)
  return {
    paper: A,
    file: file ?? '',
    earlier: earlier ?? '',
    review: review?.id ?? '',
    reviewer: people.one.id,
    letter: letter?.id ?? '',
  }
}

/** What the walk says of this one address. */
async function caught(world: World, mutant: Mutant, visitor: Visitor, place: Place): Promise<string[]> {
  const before = await fingerprint(world.house.db)
  const found = await crawl(visitor, [place])
  const leaks = faultsOf('decided', mutant.who, found).filter((fault) => fault.includes(' at '))
  const unlike = await unlikeNever(visitor, [place], found, OUTSIDERS.has(mutant.who))
  const broken = [...found.values()].some((text) => !/^(200|303|404)/.test(text))
  return [
    ...(leaks.length > 0 ? ['leak'] : []),
    ...(unlike.faults.length > 0 || broken ? ['existence'] : []),
    ...((await fingerprint(world.house.db)) === before ? [] : ['change']),
  ]
}

// Rules 1, 4, 7, 8, 9, 10, 15, 22, 23, 32, 37 and 39.
test('a policy turned over, a finder without its viewer, a name in a page: the walk catches each', (t) =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    for (const chapter of ['submitted', 'assigned', 'reviewing', 'decided'] as const)
      await CHAPTERS[chapter](world)
    const keys = await keysOf(world)
    const places = new Map((await allPlaces(house.db)).map((place) => [place.address, place]))
    for (const mutant of MUTANTS) {
      await t.test(`${mutant.fault} (${mutant.file})`, async () => {
        const place = places.get(mutant.address(keys))
        assert.ok(place, mutant.address(keys))
        const honest = world.people[mutant.who]
        assert.deepEqual(await caught(world, mutant, honest, place), [], 'without the change')
        const told = await withMutant(house, mutant, (as) => caught(world, mutant, as(honest), place))
        assert.ok(told.includes(mutant.shows), `not caught: ${told}`)
      })
    }
  }))
