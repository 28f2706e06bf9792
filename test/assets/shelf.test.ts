// The files that pages link: one version over all of them, one stylesheet, kept by browsers as long as they are the same.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { HOOKS, scriptsIn } from '../../server/assets/scripts.ts'
import { folder, linked, openShelf, ours } from '../../server/assets/shelf.ts'
import { inHouse } from '../support/house.ts'

const root = join(import.meta.dirname, '../..')
const servedAt = (address: string) => ours.once().files.get(address)?.toString() ?? ''

const SHEETS = ['css/app.css', 'css/sheets.css']
const importsOf = (sheet: string) =>
  readFileSync(join(folder, sheet), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('@import'))

test('a stylesheet holds what it imports, each in its layer and in its order', () => {
  for (const sheet of SHEETS) {
    const served = servedAt(`/${sheet}`)
    const places = importsOf(sheet).map((line) => {
      const text = servedAt(`/css/${/"(.+)"/.exec(line)?.[1]}`)
      const layer = /layer\((.+)\)/.exec(line)?.[1]
      assert.ok(text, line)
      return served.indexOf(layer ? `@layer ${layer} {\n${text}}\n` : text)
    })
    assert.ok(!places.includes(-1))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    assert.doesNotMatch(served, /@import/)
    for (const [, target = ''] of served.matchAll(/url\("([^"]+)"\)/g))
      assert.ok(servedAt(new URL(target, `http://a/${sheet}`).pathname), target)
  }
  const all = globSync('css/*.css', { cwd: folder })
  assert.equal(SHEETS.flatMap(importsOf).length, all.length - SHEETS.length)
})

test('the version is that of the bytes, wherever they lie, and another one when one of them changes', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'rostrum-assets-'))
  try {
    await cp(folder, copy, { recursive: true })
    const shelf = openShelf(copy)
    const { version } = ours.once()
    assert.equal(shelf.once().version, version)
    await writeFile(join(copy, 'css/prose.css'), '/* Short. */\n')
    assert.equal(shelf.once().version, version)
    assert.notEqual(shelf.again().version, version)
    assert.equal(shelf.once(), shelf.again())
    assert.match(shelf.once().files.get('/css/app.css')?.toString() ?? '', /layer components \{\n\/\* Short/)
  } finally {
    await rm(copy, { recursive: true })
  }
})

test('every file that a page names is served, and kept for good under today’s version alone', () =>
  inHouse(async (house) => {
    const visitor = house.visitor()
    const texts = globSync('views/**/*.ejs', { cwd: root }).map((path) =>
      readFileSync(join(root, path), 'utf8'),
    )
    const named = [
      ...scriptsIn(Object.values(HOOKS).flat().join(' ')).map((name) => `/js/${name}`),
      ...texts.flatMap((text) => [...text.matchAll(/asset\('([^']+)'\)/g)].map(([, name = '']) => name)),
    ]
    assert.ok(named.includes('/js/decide.js') && named.includes('/css/app.css'))
    for (const name of named) {
      const address = linked(ours.once(), name)
      const today = await visitor.get(address)
      assert.equal(today.status, 200)
      assert.equal(today.headers.get('cache-control'), 'public, max-age=31536000, immutable')
      assert.equal(today.headers.get('set-cookie'), null)
      const older = await visitor.get(address.replace(/[0-9a-f]{16}/, '0123456789abcdef'))
      assert.deepEqual([older.status, older.bytes], [200, today.bytes])
      assert.equal(older.headers.get('cache-control'), 'public, max-age=60')
    }
    assert.throws(() => linked(ours.once(), '/js/never.js'), /No file is served at \/js\/never\.js/)
    const page = await visitor.get('/')
    assert.match(page.text, new RegExp(`href="${linked(ours.once(), '/css/app.css')}"`))
    assert.doesNotMatch(page.text, /(?:href|src)="\/(?:css|js|fonts|vendor)\//)
  }))

test('texts travel packed as the browser wishes, and a question whether they changed is answered', () =>
  inHouse(async (house) => {
    const visitor = house.visitor()
    const address = linked(ours.once(), '/css/app.css')
    const asked = (way: string) => visitor.get(address, { 'accept-encoding': way })
    const [plain, br, gzip] = [await asked('identity'), await asked('gzip, deflate, br'), await asked('gzip')]
    assert.equal(plain.text, servedAt('/css/app.css'))
    assert.equal(brotliDecompressSync(br.bytes).toString(), plain.text)
    assert.equal(gunzipSync(gzip.bytes).toString(), plain.text)
    assert.ok(br.bytes.length < 25_000, `${br.bytes.length} bytes`)
    assert.match(br.headers.get('vary') ?? '', /accept-encoding/i)
    const font = await visitor.get(linked(ours.once(), '/fonts/inter-latin-wght-normal.woff2'), {
      'accept-encoding': 'br',
    })
    assert.equal(font.headers.get('content-encoding'), null)
    assert.equal(font.headers.get('content-type'), 'font/woff2')
    for (const path of [address, '/css/app.css', '/js/main.js', '/vendor/pdfjs/pdf.min.mjs']) {
      const etag = (await visitor.get(path)).headers.get('etag') ?? ''
      assert.equal((await visitor.get(path, { 'if-none-match': etag })).status, 304, path)
      const head = await fetch(house.base + path, { method: 'HEAD' })
      assert.deepEqual([head.status, await head.text()], [200, ''], path)
    }
  }))

test('files keep their names without a version, and what is no file of ours is not there', () =>
  inHouse(async (house) => {
    const visitor = house.visitor()
    const sheet = await visitor.get('/css/app.css')
    assert.match(sheet.text, /@import url\("tokens\.css"\) layer\(tokens\)/)
    assert.equal(sheet.headers.get('cache-control'), 'public, max-age=3600')
    assert.equal((await visitor.get('/vendor/pdfjs/pdf.worker.min.mjs')).status, 200)
    const { version } = ours.once()
    for (const path of [
      '/js/never.js',
      '/',
      '',
      '/css',
      '/../server/config.ts',
      '/js/..%2f..%2fpackage.json',
      '/vendor/pdfjs/pdf.mjs',
    ])
      assert.equal((await visitor.get(`/assets/${version}${path}`)).status, 404, path)
    assert.equal((await visitor.get('/assets/js/main.js')).status, 404)
    assert.equal((await visitor.post(`/assets/${version}/js/main.js`)).status, 404)
  }))
