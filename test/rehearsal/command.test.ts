// `npm run rehearsal` as a process: sizes, a database of its own, a real workshop's settings, refusals in one line, a kill.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connect } from '../../server/core/db.ts'
import { dropWorld, listWorlds, openWorlds, urlOfWorld } from '../../server/rehearsal/queries-worlds.ts'
import { fingerprint } from '../policy/crawl.ts'
import { cloneDatabase, MIGRATED } from '../support/database.ts'
import { CHAIR } from '../support/people.ts'
import { type Running, startRehearsal } from '../support/process.ts'
import { Visitor } from '../support/visitor.ts'

const SMALL = ['--papers', '8', '--reviewers', '8', '--without-pdfs']

const folder = await mkdtemp(join(tmpdir(), 'rostrum-rehearsal-'))
const { url, drop } = await cloneDatabase(MIGRATED)
const worlds = openWorlds(url)
after(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  for (const name of await listWorlds(worlds)) await dropWorld(worlds, name)
  await worlds.admin.destroy()
  await drop().catch(() => undefined)
  await rm(folder, { recursive: true, force: true })
})

/** Ended with the file, however a test ends. */
const started: Running[] = []

function starting(options: string[], more: Record<string, string> = {}): Running {
  const usual = { DATA_DIR: folder, UPLOADS_DIR: folder, PORT: '0', REHEARSAL_DATABASE_URL: url }
  const running = startRehearsal(options, { ...usual, ...more })
  started.push(running)
  return running
}

async function open(options: string[], more: Record<string, string> = {}) {
  const running = starting(options, more)
  const [said, address] = await running.says(/The rehearsal is at (http:\/\/localhost:\d+).*\n/)
  return { running, said, visitor: new Visitor(address ?? '') }
}

/** Every row of a world to which nobody is connected. */
async function wholeOf(name: string): Promise<string> {
  const db = connect(urlOfWorld(worlds, name), 1)
  return fingerprint(db).finally(() => db.destroy())
}

test('what cannot be rehearsed is said in one line', async () => {
  const refused = async (options: string[], words: RegExp, more: Record<string, string> = {}) => {
    const running = starting(options, more)
    equal(await running.ended, 1)
    match(running.said(), words)
  }
  await refused(['--papers', 'many'], /cannot be rehearsed as asked/)
  await refused(SMALL, /names the real database/, { DATABASE_URL: url })
  await refused(SMALL, /names the real database/, { DATABASE_URL: `${url}&application_name=another` })
  await refused(['--papers', '300', '--until', 'bidding'], /begins when its reviews were due/)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

test('before its doors open it says how far it is, and can be stopped', async () => {
  const port = await freePort()
  const running = starting([...SMALL, '--seed', '3'], { PORT: `${port}` })
  await running.says(/\(2 of 13\)/)
  const answer = await fetch(`http://localhost:${port}/`)
  equal(answer.status, 503)
  match(await answer.text(), /\d+ of 13 moments are ready/)
  running.child.kill('SIGTERM')
  equal(await running.ended, 0)
  doesNotMatch(running.said(), /"err"|The rehearsal is at/)
})

test('killed in the middle of a jump, it stands in the old world or in the new one, whole', async () => {
  const { running: killed, visitor: jumping } = await open(SMALL)
  let answered = false
  const jump = jumping
    .post('/rehearsal/clock', { stage: 'hour-before' })
    .catch(() => undefined)
    .finally(() => (answered = true))
  while (!answered) if ((await listWorlds(worlds)).has(`${worlds.live}_next`)) break
  killed.child.kill('SIGKILL')
  await Promise.all([killed.ended, jump])
  const [old, next] = [await wholeOf(`${worlds.live}_m00`), await wholeOf(`${worlds.live}_m01`)]
  ok(old !== next, 'the world acts between the two moments')
  ok([old, next].includes(await wholeOf(worlds.live)))

  const { running, said, visitor } = await open([])
  match(said, /, where it was left/)
  equal((await visitor.post('/rehearsal/clock', { stage: 'hour-before' })).status, 303)
  running.child.kill('SIGTERM')
  equal(await running.ended, 0)
  equal(await wholeOf(worlds.live), next)
  const db = connect(urlOfWorld(worlds, worlds.live), 1)
  const letters = await db('letters').pluck<string[]>('body_text')
  await db.destroy()
  ok(letters.length > 0)
  deepEqual(
    letters.filter((text) => text.includes('localhost:0/')),
    [],
  )
})

test('of a real workshop it takes the settings, and neither people nor papers', async () => {
  const real = await cloneDatabase()
  try {
    await real.db('workshop').update({ name: 'A Workshop of Our Own', boards: 17 })
    const { id: created_by } = await real.db('people').where({ email: CHAIR.email }).first('id')
    const at = Temporal.Instant.from('2023-04-01T00:00Z')
    await real.db('papers').insert({ title: 'A Real Secret', created_by, created_at: at, changed_at: at })
    const before = await fingerprint(real.db)
    const { running, visitor } = await open([...SMALL, '--from-current'], { DATABASE_URL: real.url })
    match((await visitor.get('/')).text, /A Workshop of Our Own/)
    await visitor.post('/rehearsal/persona', { persona: 'chair' })
    const papers = await visitor.get('/papers')
    equal(papers.status, 200)
    doesNotMatch(papers.text, /A Real Secret/)
    running.child.kill('SIGTERM')
    equal(await running.ended, 0)
    const rehearsed = connect(url, 1)
    const emails = await rehearsed('people').pluck<string[]>('email')
    const boards = await rehearsed('workshop').pluck<number[]>('boards')
    await rehearsed.destroy()
    deepEqual([emails.includes(CHAIR.email), boards], [false, [17]])
    equal(await fingerprint(real.db), before)
  } finally {
    await real.drop()
  }
})
