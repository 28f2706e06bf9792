// In workshops as fast-check invents them, every finder finds for every viewer exactly what policy allows.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { chairCounts, deskFigures } from '../../server/desk/queries.ts'
import { visitor } from '../../server/policy/viewer.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import {
  type Invented,
  type Invention,
  inventions,
  type Person,
  viewerOf,
  withoutReviewing,
  worldOf,
} from './invented.ts'
import { FINDERS, type Finders } from './invented-finders.ts'
import { putWorld } from './invented-rows.ts'
import { TWINS } from './invented-twins.ts'
import { FINDERS as MUTANTS, UNSEEN } from './mutants-finders.ts'
import { mutantOf } from './mutated.ts'

const clone = await cloneDatabase()
const tx = await clone.db.transaction()
const house = await houseOn(tx, () => START)
after(async () => {
  await tx.rollback()
  await clone.drop()
})

/** Nothing of the workshop stays. */
async function inWorld<Result>(world: Invented, act: () => Promise<Result>): Promise<Result> {
  await tx.raw('savepoint invention')
  return putWorld(tx, world)
    .then(act)
    .finally(() => tx.raw('rollback to savepoint invention'))
}

async function readingOf({ context }: Finders, { others }: Invented, person: Person | null) {
  const r = await context.reading(house, { personId: person?.id ?? null, now: START, requestId: 'twins' })
  return { ...r, workshop: { ...r.workshop, other_reviews: others } }
}

/** The first difference between a finder and policy; null where all agree. */
async function difference(world: Invented, person: Person | null, finders: Finders): Promise<string | null> {
  const r = await readingOf(finders, world, person)
  const viewer = person ? viewerOf(world, person) : visitor
  if (!isDeepStrictEqual(r.viewer, viewer)) return `${JSON.stringify(person)} is loaded as somebody else`
  for (const [what, { chairs, found, allowed }] of Object.entries(TWINS)) {
    if (chairs && !viewer.isChair) continue
    const is = (await found(finders, r, world)).map(String).toSorted()
    const should = allowed(viewer, world).map(String).toSorted()
    if (!isDeepStrictEqual(is, should))
      return `${what} for ${JSON.stringify(person)}: [${is}], not [${should}]`
  }
  return null
}

const agreeing = (finders: Finders) =>
  fc.asyncProperty(inventions, async (invention: Invention) => {
    const world = worldOf(invention)
    await inWorld(world, async () => {
      for (const person of [null, ...world.people])
        assert.equal(await difference(world, person, finders), null)
    })
  })

/** Always the same workshops, so that no change fails by chance; TEST_LONG=1 invents many new ones, and a failure tells their seed. */
const isLong = process.env.TEST_LONG === '1'
const RUNS = isLong ? { numRuns: 2000 } : { numRuns: 30, seed: 20261128 }
/** A failure is made smaller for so long at most. What has begun is not broken off, for it holds the one connection. */
const PATIENCE = { skipAllAfterTimeLimit: isLong ? 1_800_000 : 300_000 }

// Rules 2, 10, 12, 16, 23, 28, 29, 31, 32, 37 and 41.
test('finders and policy agree in every workshop', async (t) => {
  await fc.assert(agreeing(FINDERS), { ...RUNS, ...PATIENCE })
  t.diagnostic(`${Object.keys(TWINS).length} finders in ${RUNS.numRuns} workshops`)
})

// Rules 10 and 22.
test('the figures of a chair in conflict are those of a workshop without the reviewing of that paper', () =>
  fc.assert(
    fc.asyncProperty(inventions, async (invention: Invention) => {
      const world = worldOf(invention)
      const figures = async (of: Invented, person: Person) => {
        const r = await readingOf(FINDERS, of, person)
        return { ...(await deskFigures(r)), ...(await chairCounts(r)) }
      }
      for (const person of world.people.filter(({ chair }) => chair)) {
        const other = withoutReviewing(world, person)
        const [one, two] = [
          await inWorld(world, () => figures(world, person)),
          await inWorld(other, () => figures(other, person)),
        ]
        assert.deepEqual(one, two)
      }
    }),
    { ...RUNS, numRuns: RUNS.numRuns / 2, ...PATIENCE },
  ))

const nounOf = (file: string) => file.replace('server/', '').replace(/\/.*|\.ts$/, '')

/** Nobody but the context loads a viewer. */
const ASKED_BY: Record<string, string> = { 'server/context-viewer.ts': 'server/context.ts' }

test('a finder that forgets for whom it finds is caught', async (t) => {
  for (const { fault, ...change } of [...MUTANTS, ...UNSEEN]) {
    await t.test(fault, async () => {
      const asked = ASKED_BY[change.file] ?? change.file
      const finders: Finders = { ...FINDERS, [nounOf(asked)]: await mutantOf(change, asked) }
      const report = await fc.check(agreeing(finders), { ...RUNS, numRuns: 200, endOnFailure: true })
      assert.ok(
        report.failed && /not \[|somebody else/.test(String(report.errorInstance)),
        String(report.errorInstance),
      )
    })
  }
})

test('what is caught is told by a small workshop', async () => {
  const change = UNSEEN.find(({ fault }) => fault.startsWith('extensions')) ?? assert.fail()
  const finders: Finders = { ...FINDERS, extensions: await mutantOf(change) }
  const { counterexample } = await fc.check(agreeing(finders), { ...RUNS, ...PATIENCE })
  const { people, papers, ties } = counterexample?.[0] ?? assert.fail()
  assert.ok(people.length <= 2 && papers.length === 1 && ties.length <= 2, JSON.stringify(counterexample))
})
