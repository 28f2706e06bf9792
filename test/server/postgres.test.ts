// The embedded PostgreSQL with real processes: it keeps what it holds over a stop, a killed owner and a power cut.
import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { ConfigFault } from '../../server/config.ts'
import { findPostgres, startPostgres } from '../../server/postgres.ts'
import { scratchFolder, throwAway } from '../support/cluster.ts'

const root = dirname(dirname(import.meta.dirname))
const isRoot = process.getuid?.() === 0
const isFault = (pattern: RegExp) => (error: unknown) =>
  error instanceof ConfigFault && pattern.test(error.message) && !error.message.includes('\n')

type Place = { dataDir: string; later: (ending: () => unknown) => void; start: typeof startPostgres }

/** A folder for one test. Whatever was started on it ends before it is thrown away. */
async function placeFor(t: TestContext, name = 'data'): Promise<Place> {
  const above = await scratchFolder('rostrum-postgres-')
  const dataDir = join(above, name)
  const endings = [() => throwAway(dataDir), () => rm(above, { recursive: true, force: true })]
  const later: Place['later'] = (ending) => endings.unshift(async () => void (await ending()))
  t.after(async () => {
    for (const end of endings) await end()
  })
  const start: Place['start'] = async (wish) => {
    const server = await startPostgres(wish)
    later(server.stop)
    return server
  }
  return { dataDir, later, start }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

const keepRow = (url: string) => ask(url, `create table kept as select 'a row' as what`)
const hasRow = async (url: string) => deepEqual(await ask(url, 'select what from kept'), [{ what: 'a row' }])
const since = (begin: number) => `${Math.round(performance.now() - begin)} ms`
const postmasterOf = async (dataDir: string) =>
  Number((await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])

/** Another Node that starts the server on this folder, says its address and then lives on. */
async function anotherOwner(
  { dataDir, later }: Place,
  quick: boolean,
): Promise<{ owner: ChildProcess; url: string }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(join(root, 'server/postgres.ts'))})
    console.log((await startPostgres({ dataDir: process.argv[1], quick: ${quick} })).url)
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  later(() => owner.kill('SIGKILL'))
  const [line] = await once(owner.stdout, 'data', { signal: AbortSignal.timeout(20_000) })
  return { owner, url: String(line).trim() }
}

async function kill(owner: ChildProcess): Promise<void> {
  owner.kill('SIGKILL')
  await once(owner, 'exit')
}

test('stop and start keep everything, and nobody else may come in', async (t) => {
  const place = await placeFor(t, 'my, "own" papers')
  const { dataDir, start } = place
  const beginFirst = performance.now()
  const first = await start({ dataDir })
  t.diagnostic(`first start: ${since(beginFirst)}`)
  await keepRow(first.url)
  await first.stop()
  await rejects(ask(first.url, 'select'), /ENOENT|ECONNREFUSED/)
  const beginLater = performance.now()
  const later = await start({ dataDir })
  t.diagnostic(`later start: ${since(beginLater)}`)
  await hasRow(later.url)
  const [facts] = await ask(
    later.url,
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('listen_addresses') as listens,
      current_setting('fsync') as fsync, pg_encoding_to_char(encoding) as encoding, datlocale as locale
      from pg_database where datname = current_database()`,
  )
  deepEqual(facts, { version: 18, listens: '', fsync: 'on', encoding: 'UTF8', locale: 'C.UTF-8' })
  for (const folder of ['socket', 'cluster'])
    equal((await stat(join(dataDir, 'postgres', folder))).mode & 0o777, 0o700)
})

test('a second Rostrum leaves the first alone, and takes over once that is killed', async (t) => {
  const place = await placeFor(t)
  const { dataDir, start } = place
  const { owner, url } = await anotherOwner(place, true)
  await keepRow(url)
  await rejects(
    start({ dataDir }),
    isFault(new RegExp(`^Another Rostrum is already running on .* \\(process ${owner.pid}\\)\\.$`)),
  )
  equal(await findPostgres(dataDir), url)
  const orphan = await postmasterOf(dataDir)
  await kill(owner)
  const next = await start({ dataDir })
  equal(await postmasterOf(dataDir), orphan)
  await hasRow(next.url)
  await next.stop()
  equal(await findPostgres(dataDir), null)
  await rejects(ask(url, 'select'), /ENOENT|ECONNREFUSED/)
})

test('a power cut is recovered from, also where another program then bears its number', async (t) => {
  const place = await placeFor(t, `data-${'x'.repeat(90)}`)
  const { dataDir, start } = place
  const cluster = join(dataDir, 'postgres/cluster')
  const { owner, url } = await anotherOwner(place, false)
  await keepRow(url)
  const before = await postmasterOf(dataDir)
  process.kill(before, 'SIGKILL')
  await kill(owner)
  const { uid, gid } = await stat(cluster)
  const bearer = spawn('sleep', ['30'], { cwd: '/', ...(isRoot && { uid, gid }) })
  place.later(() => bearer.kill())
  const left = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).replace(
    String(before),
    String(bearer.pid),
  )
  await writeFile(join(cluster, 'postmaster.pid'), left)
  await rm(decodeURIComponent(url.split('host=')[1] ?? ''), { recursive: true })
  const next = await start({ dataDir })
  notEqual(await postmasterOf(dataDir), bearer.pid)
  await hasRow(next.url)
})

test('of two that begin at once on a new folder, one runs and one says so', async (t) => {
  const place = await placeFor(t)
  const { dataDir, start } = place
  const both = await Promise.allSettled([1, 2].map(() => start({ dataDir, quick: true })))
  const [winner] = both.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const [loser] = both.flatMap((start) => (start.status === 'rejected' ? [start.reason] : []))
  ok(winner)
  ok(isFault(/^Another Rostrum is already running/)(loser))
  equal((await ask(winner.url, 'select 1 as one'))[0]?.one, 1)
})

test('a folder that cannot be written is one clear line', async (t) => {
  const { dataDir, start } = await placeFor(t)
  const file = `${dataDir}-file`
  await writeFile(file, '')
  await rejects(
    start({ dataDir: join(file, 'data') }),
    isFault(/^The folder .*-file\/data cannot be written/),
  )
})

test('a database restored by root belongs to its account again', async (t) => {
  const place = await placeFor(t)
  const { dataDir, start } = place
  const first = await start({ dataDir, quick: true })
  await keepRow(first.url)
  await first.stop()
  if (isRoot) await chown(join(dataDir, 'postgres/cluster'), 0, 0)
  else t.diagnostic('not as root: a plain second start')
  const later = await start({ dataDir, quick: true })
  await hasRow(later.url)
})
