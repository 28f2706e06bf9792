// What is described for programs is what there is, in the shape that is described, for whoever asks.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { CHAPTERS, openWorld } from '../policy/blind-world.ts'
import { addresses } from '../support/addresses.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

type Described = {
  get: { responses: Record<string, { content?: Record<string, { schema?: z.core.JSONSchema.JSONSchema }> }> }
}
type Paths = Record<string, Described>

const pathsFor = async (visitor: Visitor): Promise<Paths> => {
  const { openapi, paths } = JSON.parse((await visitor.get('/api/v1/openapi.json')).text)
  equal(openapi, '3.1.0')
  return paths
}

const FILE = '/api/v1/files/{key}'

test('the description names every address for programs, and each answers a chair with JSON', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const id = await house.submittedPaper(await house.author())
    const paths = await pathsFor(house.visitor())
    const known = addresses
      .filter(({ address }) => address.startsWith('/api/') && address !== '/api/v1/openapi.json')
      .map(({ address }) =>
        address.replace('papers/:id', 'papers/{number}').replace('files/:id', 'files/{key}'),
      )
    deepEqual(Object.keys(paths).toSorted(), known.toSorted())
    for (const path of known.filter((one) => one !== FILE)) {
      const answer = await chair.get(path.replace('{number}', String(id)))
      equal(answer.status, 200, path)
      equal(typeof JSON.parse(answer.text), 'object')
    }
    const nothing = await house.visitor().get('/api/v1/nothing')
    deepEqual([nothing.status, nothing.headers.get('content-type')], [404, 'application/json; charset=utf-8'])
  }))

const empty = (answer: object) => Object.values(answer).some((one) => Array.isArray(one) && one.length === 0)

// Rule 41.
test('every answer has the shape that is described, whoever asks and whatever they may know', () =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    await house.db('featured_people').insert({ kind: 'speaker', name: 'Sam', importance: 1 })
    const invited = { emails: 'ivy@people.example', role: 'reviewer', load: 3 }
    await world.people.chair.post('/invitations', invited)
    for (const [name, chapter] of Object.entries(CHAPTERS)) {
      if (name === 'withdrawn') break
      await chapter(world)
    }
    const bid = {
      paper_id: world.papers.B,
      person_id: world.people.one.id,
      level: 'eager',
      bid_at: house.now(),
    }
    await house.db('bids').insert(bid)
    const paths = await pathsFor(house.visitor())
    for (const [path, { get }] of Object.entries(paths)) {
      const schema = get.responses[200]?.content?.['application/json']?.schema
      if (path === FILE || !schema) continue
      const shape = z.fromJSONSchema(schema)
      const seen = new Set<number>()
      for (const [who, visitor] of Object.entries(world.people)) {
        const address = path.replace('{number}', String(world.papers.A))
        const { status, text } = await visitor.get(address)
        seen.add(status)
        ok(status === 200 || (status === 404 && get.responses[404]), `${path} answers ${who} with ${status}`)
        if (status === 404) continue
        const read = shape.safeParse(JSON.parse(text))
        equal(read.success, true, `${path} for ${who}: ${read.error?.message}`)
        const full = path.endsWith('/tasks') ? 'one' : 'chair'
        if (who === full) equal(empty(JSON.parse(text)), false, `${path} shows ${who} nothing`)
      }
      ok(seen.has(200), path)
    }
  }))

test('a program finds the files of a paper, and fetches those that its owner may have', () =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    for (const chapter of ['submitted', 'assigned', 'reviewing'] as const) await CHAPTERS[chapter](world)
    const { author, one, free } = world.people
    type Listed = { url: string; kind: string; version: number | null; stored_at: string | null }
    const filesOf = async (who: Visitor): Promise<Listed[]> =>
      JSON.parse((await who.get(`/api/v1/papers/${world.papers.A}`)).text).files
    const [own] = await filesOf(author)
    const [blind, ...more] = await filesOf(one)
    deepEqual([more, blind?.kind, blind?.version, blind?.stored_at], [[], 'paper', null, null])
    match(own?.stored_at ?? '', /^2023-/)
    const path = new URL(blind?.url ?? '').pathname
    ok((await one.get(path)).bytes.toString('latin1').startsWith('%PDF'))
    equal((await one.get(path)).bytes.includes('ZqPdfAuthorA'), false)
    equal((await author.get(new URL(own?.url ?? '').pathname)).status, 200)
    for (const who of [free, house.visitor()]) {
      equal((await who.get(path)).status, 404)
      equal((await who.get(`/api/v1/papers/${world.papers.A}`)).status, 404)
    }
  }))
