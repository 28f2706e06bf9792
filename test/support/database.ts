// Databases for tests: one that is migrated and empty, a template with the example workshop and its first chair, and a clone of
// that for each process or race.
import { randomBytes } from 'node:crypto'
import type { Writing } from '../../server/context.ts'
import { writingInTurn } from '../../server/context-turns.ts'
import { connect, connectKeepingPlans, type Db, migrate } from '../../server/core/db.ts'
import { setUp } from '../../server/setup/actions.ts'
import { setupToken } from '../../server/setup/token.ts'
import { houseOn } from './house-on.ts'
import { CHAIR, PASSWORD, passwordHash, START } from './people.ts'

/** Nobody connects to it: worlds of rehearsals begin as its copies. */
export const MIGRATED = 'rostrum_migrated'
const TEMPLATE = 'rostrum_template'

const named = (url: string, name: string) => {
  const changed = new URL(url.replace(/@\//, '@localhost/'))
  changed.pathname = `/${name}`
  return changed.toString()
}

async function onServer(url: string, statement: string): Promise<void> {
  const db = connect(url, 1)
  await db.raw(statement).finally(() => db.destroy())
}

export async function makeTemplate(clusterUrl: string): Promise<void> {
  await onServer(clusterUrl, `create database ${MIGRATED}`)
  const migrated = connect(named(clusterUrl, MIGRATED), 4)
  await migrate(migrated, named(clusterUrl, MIGRATED)).finally(() => migrated.destroy())
  await onServer(clusterUrl, `create database ${TEMPLATE} template ${MIGRATED}`)
  const db = connect(named(clusterUrl, TEMPLATE), 4)
  const house = await houseOn(db, () => START)
  const token = (await setupToken(house)) ?? ''
  const account = { ...CHAIR, affiliation: 'Institute of Invented Systems', password: PASSWORD }
  const act = (w: Writing) => setUp(w, token, { workshop: 'example', timeline: 'keep', ...account })
  await writingInTurn(house, [{ by: () => 'visitor', at: START, act }])
  await db('people').where({ email: CHAIR.email }).update({ password_hash: passwordHash })
  await db.destroy()
}

export type Clone = { db: Db; url: string; drop(): Promise<void> }

export async function cloneDatabase(template = TEMPLATE): Promise<Clone> {
  const clusterUrl = process.env.TEST_CLUSTER_URL
  if (!clusterUrl) throw new Error('Run the tests by `npm test` or `node test/run.ts <files>`.')
  const name = `clone_${randomBytes(6).toString('hex')}`
  // Its files are copied, which is far quicker than by the log.
  await onServer(clusterUrl, `create database ${name} template ${template} strategy file_copy`)
  const url = named(clusterUrl, name)
  // Planning costs more than most of these small statements do.
  const db = connectKeepingPlans(url, 10)
  const drop = async () => {
    await db.destroy()
    await onServer(clusterUrl, `drop database ${name} with (force)`)
  }
  return { db, url, drop }
}
