// Whoever goes away in the middle of a download holds nothing open, and a file that breaks off ends no process.
import { equal } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { keep } from '../../server/core/uploads.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

/** More than a connection holds by itself. */
const LARGE = 24 * 2 ** 20

async function withLargePaper({ house, db, at, ...rest }: TestHouse) {
  const ann = await rest.author()
  const id = await rest.submittedPaper(ann)
  const path = join(house.uploads.incoming, 'large')
  await pipeline(Readable.from([randomBytes(LARGE)]), createWriteStream(path))
  const sha256 = await keep(house.uploads, path, house.clock())
  await db('files')
    .where({ paper_id: id })
    .update({ sha256, size: LARGE, blind_sha256: sha256, blind_size: LARGE })
  at('reviewing')
  return id
}

/** The bytes of the first kept file that is read from now on. */
function watched({ house }: TestHouse): Promise<Readable> {
  const { promise, resolve } = Promise.withResolvers<Readable>()
  const { read } = house.uploads
  house.uploads = {
    ...house.uploads,
    read: async (sha256) => {
      const kept = await read(sha256)
      if (kept) resolve(kept.bytes)
      return kept
    },
  }
  return promise
}

/** Begins to read, and gives the answer whose connection may be cut. */
async function begun(base: string, who: Visitor, path: string) {
  const request = get(new URL(path, base), { agent: false, headers: { cookie: who.cookie } })
  request.on('error', () => undefined)
  const [response] = await once(request, 'response')
  response.on('error', () => undefined)
  await once(response, 'readable')
  return response
}

async function isLetGo(bytes: Readable) {
  const end = AbortSignal.timeout(3000)
  while (!bytes.closed && !end.aborted) await setTimeout(10)
  return bytes.closed
}

for (const what of ['an archive', 'a file'])
  test(`${what} that nobody reads to its end is let go of`, () =>
    inHouse(async (house) => {
      const id = await withLargePaper(house)
      const chair = await house.chair()
      const opening = watched(house)
      const file = await house.db('files').where({ paper_id: id }).first()
      const path = what === 'a file' ? `/files/${file.id}` : '/selection.zip'
      const answer = await begun(house.base, chair, path)
      const bytes = await opening
      equal(bytes.closed, false)
      answer.destroy()
      equal(await isLetGo(bytes), true)
    }))

test('an archive whose file breaks off breaks off too, and the site goes on', () =>
  inHouse(async (house) => {
    await withLargePaper(house)
    const chair = await house.chair()
    const opening = watched(house)
    const answer = await begun(house.base, chair, '/selection.zip')
    const bytes = await opening
    bytes.destroy(new Error('The disk is gone.'))
    answer.resume()
    while (!answer.closed) await setTimeout(10)
    equal(answer.complete, false)
    equal((await chair.get('/papers')).status, 200)
  }))
