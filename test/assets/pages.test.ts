// Pages travel packed to visitors of whom nothing is known, and to nobody whose page may hold a secret.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { ask } from '../support/asking.ts'
import { inHouse } from '../support/house.ts'

const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' }
const TOKEN = 'a'.repeat(43)

test('a visitor gets pages packed as the browser wishes, errors and unchanged ones as well', () =>
  inHouse(async (house) => {
    const visitor = house.visitor()
    for (const path of ['/', '/sessions/new', '/nowhere?q=nothing']) {
      const plain = await visitor.get(path)
      const br = await visitor.get(path, BROWSER)
      const gzip = await visitor.get(path, { 'accept-encoding': 'br;q=0, gzip' })
      equal(plain.headers.get('content-encoding'), null)
      deepEqual([br.status, br.headers.get('content-encoding')], [plain.status, 'br'])
      equal(gzip.headers.get('content-encoding'), 'gzip')
      equal(brotliDecompressSync(br.bytes).toString(), plain.text)
      equal(gunzipSync(gzip.bytes).toString(), plain.text)
      ok(br.bytes.length * 2 < plain.bytes.length, `${path}: ${br.bytes.length} of ${plain.bytes.length}`)
      for (const { headers } of [plain, br, gzip]) match(headers.get('vary') ?? '', /accept-encoding/i)
      equal(br.headers.get('content-type'), 'text/html; charset=utf-8')

      const head = await ask(new URL(path, house.base), { method: 'HEAD', headers: BROWSER })
      deepEqual([head.status, head.headers.get('content-length')], [br.status, String(br.bytes.length)])
    }
    const etag = (await visitor.get('/', BROWSER)).headers.get('etag') ?? ''
    equal((await visitor.get('/', { ...BROWSER, 'if-none-match': etag })).status, 304)
    equal((await visitor.get('/login', BROWSER)).status, 303)
  }))

test('who is signed in, has a cookie, a token in the address or sends a form gets no page packed', () =>
  inHouse(async (house) => {
    const visitor = house.visitor()
    const author = await house.author()
    const answers = [
      await author.get('/', BROWSER),
      await visitor.get('/', { ...BROWSER, cookie: 'rostrum=anything' }),
      await visitor.get(`/account/password-resets/${TOKEN}`, BROWSER),
      await visitor.get(`/sessions/new?from=${TOKEN}`, BROWSER),
      await visitor.post('/sessions', { email: 'nobody@people.example', password: 'guessed' }, BROWSER),
    ]
    for (const { headers, text } of answers) {
      equal(headers.get('content-encoding'), null)
      match(text, /<!doctype html>/i)
    }
  }))
