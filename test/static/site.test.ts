// The saved site is what a visitor sees, stands by itself in a folder, and leads nowhere that is not there.
import { deepEqual, doesNotMatch, equal, match, ok, rejects } from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import { saveSite } from '../../server/static/saving.ts'
import { appForVisits, withinReach } from '../../server/visiting.ts'
import { CHAPTERS, openWorld, type World } from '../policy/blind-world.ts'
import { scratchFolder } from '../support/cluster.ts'
import { cloneDatabase, MIGRATED } from '../support/database.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { openTestHouse } from '../support/open-house.ts'

let above: string
before(async () => {
  above = await scratchFolder('rostrum-site-')
})
after(() => rm(above, { recursive: true }))

const BASE = 'https://old.example/2023'

function saved({ house }: TestHouse, name: string, siteUrl = house.siteUrl): Promise<number> {
  const app = appForVisits({ ...house, siteUrl })
  return withinReach(app, (visit) =>
    saveSite((address) => visit(address, 0), house.siteUrl, join(above, name)),
  )
}

const inTold = (story: (house: TestHouse, world: World) => Promise<void>) =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    for (const chapter of Object.keys(CHAPTERS).filter((one) => one !== 'withdrawn'))
      await Reflect.get(CHAPTERS, chapter)(world)
    const call = `See [the papers](${house.base}/papers), [the plan](/programme#day) and [elsewhere](https://example.org/).`
    await house.db('workshop').update({ call_text: call })
    await story(house, world)
  })

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()

const wordsIn = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<form[\s\S]*?<\/form>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

const targets = (text: string) => [
  ...[...text.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, link = '']) => link),
  ...[...text.matchAll(/url\("([^"]*)"\)/g)].map(([, link = '']) => link),
  ...[...text.matchAll(/\bfrom '(\.[^']*)'/g)].map(([, link = '']) => link),
]

const FEEDS = ['timeline.ics', 'programme.ics', 'programme.json', 'papers.json', 'papers.bib', 'feed.xml']

const pagesWith = (paper: number): Record<string, string> => ({
  '/': 'index.html',
  '/call': 'call/index.html',
  '/code-of-conduct': 'code-of-conduct/index.html',
  '/people': 'people/index.html',
  '/programme': 'programme/index.html',
  '/programme/editions': 'programme/editions/index.html',
  '/programme/editions/1': 'programme/editions/1/index.html',
  '/papers': 'papers/index.html',
  [`/papers/${paper}`]: `papers/${paper}/index.html`,
})

async function samePage(house: TestHouse, address: string, path: string): Promise<void> {
  const [live, still] = [(await house.visitor().get(address)).text, await readFile(path, 'utf8')]
  equal(wordsIn(still), wordsIn(live).replaceAll(house.base, BASE), address)
  doesNotMatch(still, /<form|Sign in/)
  match(still, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'/)
}

async function sameFeed(house: TestHouse, feed: string, path: string): Promise<void> {
  const [live, still] = [(await house.visitor().get(`/${feed}`)).text, await readFile(path, 'utf8')]
  equal(still, live.replaceAll(house.base, BASE).replaceAll('@127.0.0.1', '@old.example'), feed)
}

// Rule 41.
test('every page of the public site is there, in the words of the visitor, and nothing else', () =>
  inTold(async (house, { papers: { A, B } }) => {
    const folder = join(above, 'told')
    const count = await saved(house, 'told', BASE)
    const files = await filesIn(folder)
    equal(count, files.length)
    const pages = pagesWith(A)
    deepEqual(
      files.filter((name) => name.endsWith('.html')),
      Object.values(pages).toSorted(),
    )
    for (const [address, file] of Object.entries(pages)) await samePage(house, address, join(folder, file))
    for (const feed of FEEDS) await sameFeed(house, feed, join(folder, feed))
    match(await readFile(join(folder, 'papers.json'), 'utf8'), new RegExp(`"${BASE}/papers/${A}"`))
    const [pdf = '', ...others] = files.filter((name) => name.endsWith('.pdf'))
    deepEqual(others, [])
    match(pdf, new RegExp(`^files/[a-z0-9-]+-paper-${A}-camera-ready-v2\\.pdf$`))
    match((await readFile(join(folder, pdf))).toString('latin1'), /^%PDF/)
    const hidden = `ZqTitleB|ZqReview|ZqNote|ZqDecision|ZqFile|authors\\.example|/papers/${B}\\b`
    for (const name of files.filter((one) => /\.(html|json|ics|bib|xml)$/.test(one)))
      doesNotMatch(await readFile(join(folder, name), 'utf8'), new RegExp(hidden))
  }))

test('every link in the folder leads to a file of the folder, or out of it', () =>
  inTold(async (house) => {
    const folder = join(above, 'linked')
    await saved(house, 'linked')
    let followed = 0
    for (const name of (await filesIn(folder)).filter((one) => /\.(html|css|js)$/.test(one))) {
      for (const link of targets(await readFile(join(folder, name), 'utf8'))) {
        if (/^(https:|mailto:|#)/.test(link)) continue
        doesNotMatch(link, /^(\/|http|$)/, `${name} links ${link}`)
        ok(existsSync(join(folder, dirname(name), link.split('#')[0] ?? '')), `${name} links ${link}`)
        followed++
      }
    }
    ok(followed > 100)
    const call = await readFile(join(folder, 'call/index.html'), 'utf8')
    match(call, /<a href="\.\.\/papers\/index\.html"[^>]*>the papers<\/a>/)
    match(call, /<a href="\.\.\/programme\/index\.html#day"[^>]*>the plan<\/a>/)
    match(call, /<a href="https:\/\/example\.org\/"[^>]*>elsewhere<\/a>/)
  }))

test('an address that authors give stands there as they gave it, whatever is in it', () =>
  inTold(async (house, { papers: { A }, people: { author } }) => {
    for (const url of [
      'https://videos.example/?$`/onmouseover=alert(1)//',
      'https://videos.example/$$1?$&',
    ]) {
      equal((await author.post(`/papers/${A}/files`, { kind: 'video-link', url })).status, 303)
      const folder = `given-${url.length}`
      await saved(house, folder)
      const recording = /<a [^>]*>Recording<\/a>/
      const [live] = recording.exec((await house.visitor().get(`/papers/${A}`)).text) ?? []
      const [still] =
        recording.exec(await readFile(join(above, folder, `papers/${A}/index.html`), 'utf8')) ?? []
      ok(live)
      equal(still, live)
    }
  }))

test('before the workshop buttons that need a server are left out', () =>
  inHouse(async (house) => {
    await saved(house, 'early')
    const call = await readFile(join(above, 'early/call/index.html'), 'utf8')
    match((await house.visitor().get('/call')).text, /Submit a paper<\/a>/)
    doesNotMatch(call, /Submit a paper/)
    match(call, /Add the dates to my calendar/)
    deepEqual((await filesIn(join(above, 'early'))).includes('papers/index.html'), true)
  }))

test('it takes a new folder, and leaves none where there is no workshop', () =>
  inHouse(async (house) => {
    await mkdir(join(above, 'full'))
    await writeFile(join(above, 'full/mine.txt'), 'mine')
    await rejects(saved(house, 'full'), /is not empty/)
    const clone = await cloneDatabase(MIGRATED)
    const empty = await openTestHouse(clone.db)
    await rejects(saved(empty, 'empty'), /There is no workshop yet/)
    await empty.close()
    await clone.drop()
    deepEqual((await readdir(above)).includes('empty'), false)
    deepEqual(
      (await readdir(above)).filter((name) => name.endsWith('.incomplete')),
      [],
    )
  }))
