// The address is the map: its rightmost word that is a folder of server/ names the folder with the code.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { to } from '../../server/paths.ts'
import { type Address, addresses } from '../support/addresses.ts'
import { type Route, routes, shapeOf } from './routes.ts'
import { at, root } from './source.ts'

/** The public site's own pages, the probes, and the two words that people type. No other address is excepted. */
const EXCEPTIONS: Record<string, string[]> = {
  home: ['/', '/call', '/code-of-conduct', '/timeline.ics', '/feed.xml', '/healthz', '/readyz', '/metrics'],
  sessions: ['/login', '/logout'],
}

const folders = new Set(readdirSync(join(root, 'server')))

function folderOf(address: string): string | undefined {
  const words = address.split('/').map((word) => word.replace(/\..*$/, ''))
  return words.findLast((word) => folders.has(word))
}

const isExcepted = ({ feature, address }: Route) => EXCEPTIONS[feature]?.includes(address) ?? false

const told = ({ path, line, verb, address }: Route, words: string) =>
  at(path, line, `${verb.toUpperCase()} ${address} ${words}`)

/** Stands for any number or token in an address. */
const any = { id: 'X', number: 'X', toString: () => 'X' }

const entries = Object.entries(to).map(([name, address]) => {
  const written: unknown = Reflect.apply(address, null, [any, any])
  return { name, written: String(written), shape: shapeOf(String(written)) }
})

test('the rightmost folder-word of every address is its folder', () => {
  const lost = routes.filter((route) => !isExcepted(route) && folderOf(route.address) !== route.feature)
  assert.deepEqual(
    lost.map((route) => told(route, `belongs in server/${folderOf(route.address) ?? 'home'}`)),
    [],
  )
})

test('every exception to the address rule is in use', () => {
  const used = routes.filter(isExcepted).map(({ address }) => address)
  assert.deepEqual(new Set(used), new Set(Object.values(EXCEPTIONS).flat()))
})

test('every entry of paths.ts leads to a route in one file', () => {
  const faults = entries.flatMap(({ name, shape }) => {
    const homes = new Set(routes.filter(({ address }) => shapeOf(address) === shape).map(({ path }) => path))
    return homes.size === 1
      ? []
      : [`to.${name} (${shape}) leads to ${[...homes].join(' and ') || 'no route'}`]
  })
  assert.deepEqual(faults, [])
})

test('no two entries of paths.ts write the same address', () => {
  const faults = entries.flatMap(({ name, written }, index) => {
    const first = entries.slice(0, index).find((earlier) => earlier.written === written)
    return first ? [`to.${name} writes the address of to.${first.name}`] : []
  })
  assert.deepEqual(faults, [])
})

test('every route has its entry in paths.ts', () => {
  const known = new Set(entries.map(({ shape }) => shape))
  const faults = routes.filter(({ address }) => !known.has(shapeOf(address)))
  assert.deepEqual(
    faults.map((route) => told(route, 'has no entry in server/paths.ts')),
    [],
  )
})

/** `/papers/:id` answers for `/papers/new` too, where it is declared first. */
function swallows(first: Route, second: Route): boolean {
  if (first.verb !== second.verb) return false
  const [a, b] = [shapeOf(first.address).split('/'), shapeOf(second.address).split('/')]
  return a.length === b.length && a.every((word, index) => word === '*' || word === b[index])
}

test('no route is hidden behind another', () => {
  const faults = routes.flatMap((second, index) =>
    routes
      .slice(0, index)
      .filter((first) => swallows(first, second) && first.path === second.path)
      .map((first) => told(second, `never answers, ${first.address} on line ${first.line} does`)),
  )
  assert.deepEqual(faults, [])
})

test('the order of routers in app.ts means nothing', () => {
  const faults = routes.flatMap((second) =>
    routes
      .filter((first) => swallows(first, second) && first.path !== second.path)
      .map((first) => told(second, `depends on its router standing before ${first.path}`)),
  )
  assert.deepEqual(faults, [])
})

test('the walks of the tests know every address', () => {
  const told = (list: Address[]) => list.map(({ verb, address }) => `${verb} ${address}`).toSorted()
  assert.deepEqual(told(addresses), told(routes))
})
