// `rostrum export` takes along what the chair who is named may see, byte for byte, and nothing else.
import { deepEqual, doesNotMatch, equal, ok, rejects } from 'node:assert/strict'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { openPromise } from 'yauzl'
import { reading } from '../../server/context.ts'
import { exportAddresses } from '../../server/exports/page.ts'
import { saveExports } from '../../server/exports/saving.ts'
import { chairFor } from '../../server/operating/chair.ts'
import { appForVisits, withinReach } from '../../server/visiting.ts'
import { CHAPTERS, openWorld, type World } from '../policy/blind-world.ts'
import { scratchFolder } from '../support/cluster.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

let above: string
before(async () => {
  above = await scratchFolder('rostrum-exports-')
})
after(() => rm(above, { recursive: true }))

const inDecided = (story: (house: TestHouse, world: World) => Promise<void>) =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    for (const chapter of ['submitted', 'assigned', 'reviewing', 'decided'] as const)
      await CHAPTERS[chapter](world)
    await story(house, world)
  })

async function savedAs({ house, now }: TestHouse, personId: number, path: string): Promise<string[]> {
  const r = await reading(house, { personId, now: now(), requestId: 'test' })
  const addresses = exportAddresses(r)
  await withinReach(appForVisits(house), (visit) =>
    saveExports((address) => visit(address, personId), addresses, path, now()),
  )
  return addresses
}

const nameOf = (address: string) => address.slice(1).replaceAll('/', '-')

test('each file is the one that this chair gets, and a chair in conflict takes nothing of the paper', () =>
  inDecided(async (house, { people: { chair, connie } }) => {
    for (const who of [chair, connie]) {
      const folder = join(above, `of-${who.id}`)
      const addresses = await savedAs(house, who.id, folder)
      equal((await stat(folder)).mode & 0o777, 0o700)
      deepEqual((await readdir(folder)).toSorted(), addresses.map(nameOf).toSorted())
      for (const address of addresses) {
        const [live, saved] = [(await who.get(address)).bytes, await readFile(join(folder, nameOf(address)))]
        equal(saved.equals(live), true, address)
      }
    }
    const full = (id: number) => readFile(join(above, `of-${id}/quality-full.csv`), 'utf8')
    ok((await full(chair.id)).includes('ZqReviewOneA'))
    for (const name of await readdir(join(above, `of-${connie.id}`)))
      doesNotMatch(
        await readFile(join(above, `of-${connie.id}`, name), 'latin1'),
        /Zq(Review|Note|Decision|Meta)\w*A/,
        name,
      )
  }))

test('into an archive where the name says so', () =>
  inDecided(async (house, { people: { chair } }) => {
    const path = join(above, 'all.zip')
    const addresses = await savedAs(house, chair.id, path)
    equal((await stat(path)).mode & 0o777, 0o600)
    const zip = await openPromise(path, { autoClose: false })
    const held = new Map<string, Buffer>()
    for await (const entry of zip.eachEntry())
      held.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
    zip.close()
    deepEqual([...held.keys()].toSorted(), addresses.map(nameOf).toSorted())
    equal(held.get('decisions.csv')?.equals((await chair.get('/decisions.csv')).bytes), true)
  }))

test('it asks which chair, and takes nobody else', () =>
  inDecided(async ({ house, db }, { people: { one, chair } }) => {
    await rejects(chairFor(house, undefined), /Say as which chair: --as ADDRESS, one of .*connie/)
    await rejects(chairFor(house, one.email), /No chair has the address/)
    equal(await chairFor(house, chair.email.toUpperCase()), chair.id)
    await db('chairs').whereNot({ person_id: chair.id }).delete()
    equal(await chairFor(house, undefined), chair.id)
  }))
