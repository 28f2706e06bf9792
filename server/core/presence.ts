// A session at the database that says: Rostrum runs here. Who takes a backup back asks whether any is there.
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { Tx } from './db.ts'

/** Any number, of this database alone: shared by whoever runs, and held alone by who takes a backup back. */
const RUNNING = 7_403_113
const A_SECOND = 1000

/** null: somebody holds it alone. */
async function present(connectionString: string): Promise<pg.Client | null> {
  const session = new pg.Client({ connectionString, keepAlive: true, application_name: 'rostrum-presence' })
  // It ends with its server, or is lost on the way; then another one takes its place.
  session.on('error', () => undefined)
  await session.connect()
  const { rows } = await session.query('select pg_try_advisory_lock_shared($1) as held', [RUNNING])
  if (rows[0]?.held) return session
  await session.end()
  return null
}

const ended = (session: pg.Client) => new Promise<void>((resolve) => session.once('end', () => resolve()))

/** Until what it returns is called; null while a backup is being taken back. */
export async function stayAt(url: string): Promise<(() => Promise<void>) | null> {
  let session = await present(url)
  if (!session) return null
  let isLeaving = false
  const stay = async () => {
    while (!isLeaving) {
      if (session) await ended(session)
      else await setTimeout(A_SECOND, undefined, { ref: false })
      session = isLeaving ? null : await present(url).catch(() => null)
    }
    await session?.end()
  }
  void stay()
  return async () => {
    isLeaving = true
    await session?.end()
  }
}

/** No web process and no worker is at this database, nor comes to it before this transaction ends. */
export async function isAlone(db: Tx): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { alone: boolean }[] }>(
    'select pg_try_advisory_xact_lock(?) as alone',
    [RUNNING],
  )
  return rows[0]?.alone ?? false
}
