// The embedded PostgreSQL, for when DATABASE_URL is unset: started, taken over after a crash, stopped.
// A session that lives as long as the Rostrum that owns it holds a lock, so that two never share one database.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { ConfigFault } from './config.ts'
import { folderOf, type Home, openHome } from './postgres-home.ts'
import {
  createCluster,
  findPostmaster,
  forgetStale,
  isServing,
  type Launched,
  launch,
  logOf,
  type Postmaster,
  socketFolder,
  USER,
} from './postgres-server.ts'

type Postgres = { url: string; stop(): Promise<void> }
type Held = { session: pg.Client; postmaster: Postmaster }

const DATABASE = 'rostrum'
const PATIENCE = 60_000
const PAUSE = 15
const BREATH = 200
const LOCK_NOT_AVAILABLE = '55P03'

/** With `quick`, for tests, a power cut may lose the database. */
export async function startPostgres(wish: { dataDir: string; quick?: boolean }): Promise<Postgres> {
  const { dataDir, quick = false } = wish
  const home = await openHome(dataDir)
  await createCluster(home, quick)
  const held = await awaken(home, quick)
  const stop = () => putToSleep(home, held)
  try {
    await createDatabase(held.session)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: urlOf(held.postmaster), stop }
}

/** The address of the database that a running Rostrum has started on this folder, for commands beside it. */
export async function findPostgres(dataDir: string): Promise<string | null> {
  const postmaster = await findPostmaster(join(await folderOf(dataDir), 'cluster'))
  const session = postmaster && (await knock(postmaster))
  await session?.end()
  return session && urlOf(postmaster)
}

const urlOf = ({ socket }: Postmaster) =>
  `postgresql://${USER}@localhost/${DATABASE}?host=${encodeURIComponent(socket)}`

/** Knocks first: after a crash of ours its server still runs, and is taken over as it is. */
async function awaken(home: Home, quick: boolean): Promise<Held> {
  let launched: Launched | null = null
  let socket: string | null = null
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    const postmaster = await findPostmaster(home.cluster)
    const session = postmaster && (await knock(postmaster))
    if (session && (await claim(session, home))) return { session, postmaster }
    const failure = await launched?.failure()
    if (failure && !isTakenFor(failure)) throw new ConfigFault(`PostgreSQL did not start: ${failure}`)
    if (!launched || failure) {
      await forgetStale(home.cluster)
      socket ??= await socketFolder(home)
      launched = await launch(home, socket, quick)
      waited += failure ? BREATH : 0
    }
    await setTimeout(failure ? BREATH : PAUSE)
  }
  throw new ConfigFault(`PostgreSQL does not answer; what it says is in ${logOf(home)}.`)
}

/** Its predecessor is about to end, or another starts at this moment: to wait is enough. */
const isTakenFor = (failure: string) => /already exists|still in use/.test(failure)

/** A session, or null while nobody answers. */
async function knock({ socket, isReady }: Postmaster): Promise<pg.Client | null> {
  if (!isReady) return null
  const session = new pg.Client({
    host: socket,
    user: USER,
    database: 'postgres',
    application_name: `rostrum ${process.pid}`,
    connectionTimeoutMillis: 5000,
  })
  // The session ends with its server; whoever needs it next is told by its query.
  session.on('error', () => undefined)
  try {
    await session.connect()
    return session
  } catch {
    return null
  }
}

/** The server takes a moment to notice that a killed owner is gone, hence the patience of the lock. */
async function claim(session: pg.Client, home: Home): Promise<boolean> {
  try {
    await session.query("set lock_timeout = '1s'")
    await session.query('select pg_advisory_lock(1)')
    return true
  } catch (error) {
    const isHeld = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE
    const owner = isHeld ? await ownerOf(session) : null
    await session.end()
    if (owner) throw new ConfigFault(`Another Rostrum is already running on ${home.folder} (${owner}).`)
    return false
  }
}

async function ownerOf(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ application_name: string }>(
    `select application_name from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and granted and datname = current_database()`,
  )
  return rows[0]?.application_name.replace('rostrum', 'process') ?? 'process unknown'
}

async function createDatabase(session: pg.Client): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [DATABASE])
  if (!rowCount) await session.query(`create database ${DATABASE}`)
}

/** The lock is kept until the server has ended, or another Rostrum would take over what is being stopped. */
async function putToSleep(home: Home, { session, postmaster }: Held): Promise<void> {
  if (await isServing(home.cluster, postmaster)) process.kill(postmaster.pid, 'SIGINT')
  while (await isServing(home.cluster, postmaster)) await setTimeout(PAUSE)
  await session.end()
  if (!postmaster.socket.startsWith(home.folder))
    await rm(postmaster.socket, { recursive: true, force: true })
}
