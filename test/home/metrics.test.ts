// What this process has done, for those who watch over it: from the machine itself past no proxy, or by a token.
import { equal, match } from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { createApp } from '../../server/app.ts'
import { ask } from '../support/asking.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

type Changed = { trustProxy?: number; metricsToken?: string }

/** Asks the application with these settings, and says with which status it answers these headers. */
async function askedOf({ house }: TestHouse, changed: Changed, story: (ask: Asking) => Promise<void>) {
  const settings = { ...house, config: { ...house.config, ...changed } }
  const server = createServer(createApp(settings, 'x'.repeat(32))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const at = new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/metrics`)
  try {
    await story(async (headers = {}) => ask(at, { headers }))
  } finally {
    server.close().closeAllConnections()
  }
}
type Asking = (headers?: Record<string, string>) => ReturnType<typeof ask>

test('the machine itself is told, and nobody who came by a proxy', () =>
  inHouse((house) =>
    askedOf(house, {}, async (asking) => {
      const told = await asking()
      equal(told.status, 200)
      match(told.bytes.toString(), /^rostrum_jobs_waiting \d+$/m)
      const forwarded: Record<string, string>[] = [
        { 'x-forwarded-for': '203.0.113.7' },
        { 'x-forwarded-for': '127.0.0.1' },
        { forwarded: 'for=127.0.0.1' },
        { 'x-real-ip': '127.0.0.1' },
        { via: '1.1 proxy' },
        { host: 'papers.example.org' },
      ]
      for (const headers of forwarded) {
        const { status, bytes } = await asking(headers)
        equal(status, 404, JSON.stringify(headers))
        equal(bytes.toString(), 'Not found\n')
      }
    }),
  ))

test('who is forwarded by the proxy that is trusted is not of this machine, whatever it is told', () =>
  inHouse((house) =>
    askedOf(house, { trustProxy: 1 }, async (asking) => {
      equal((await asking()).status, 200)
      equal((await asking({ 'x-forwarded-for': '127.0.0.1' })).status, 404)
      equal((await asking({ 'x-forwarded-for': '203.0.113.7, 127.0.0.1' })).status, 404)
    }),
  ))

test('with a token, it alone opens, from anywhere', () => {
  const metricsToken = 'plainly-invented-token-for-metrics'
  return inHouse((house) =>
    askedOf(house, { metricsToken }, async (asking) => {
      const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
      equal((await asking(bearer(metricsToken))).status, 200)
      equal((await asking({ ...bearer(metricsToken), 'x-forwarded-for': '203.0.113.7' })).status, 200)
      equal((await asking({ authorization: `bearer  ${metricsToken}` })).status, 200)
      const others: Record<string, string>[] = [
        {},
        bearer(''),
        bearer(metricsToken.slice(1)),
        bearer(`${metricsToken}x`),
        bearer(`${metricsToken} x`),
        { authorization: metricsToken },
        { authorization: `Basic ${btoa(`:${metricsToken}`)}` },
      ]
      for (const headers of others) equal((await asking(headers)).status, 404, JSON.stringify(headers))
    }),
  )
})
