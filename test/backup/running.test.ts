// A backup is taken back only where nothing runs, and nothing begins to run meanwhile.
import { equal, match, ok } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { committing } from '../../server/context.ts'
import type { Db } from '../../server/core/db.ts'
import { isAlone, stayAt } from '../../server/core/presence.ts'
import { scratchFolder } from '../support/cluster.ts'
import { withOwnDatabase } from '../support/house.ts'

const alone = (db: Db) => committing({ db }, (open) => isAlone(open.db))

async function comesBack(db: Db): Promise<boolean> {
  for (let waited = 0; waited < 100; waited++) {
    if (!(await alone(db))) return true
    await setTimeout(100)
  }
  return false
}

test('who runs is known, also after its session was lost, until it has ended', () =>
  withOwnDatabase(async ({ db }, url) => {
    equal(await alone(db), true)
    const [site, worker] = [await stayAt(url), await stayAt(url)]
    ok(site && worker)
    await site()
    equal(await alone(db), false, 'the worker is there')
    await db.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'rostrum-presence' and datname = current_database()`,
    )
    equal(await comesBack(db), true)
    await worker()
    equal(await alone(db), true)
  }))

test('nobody comes while a backup is taken back', () =>
  withOwnDatabase(async ({ db }, url) => {
    await committing({ db }, async (open) => {
      equal(await isAlone(open.db), true)
      equal(await stayAt(url), null)
    })
    const leave = await stayAt(url)
    ok(leave)
    await leave()
  }))

const cli = new URL('../../server/cli.ts', import.meta.url).pathname

test('no command writes while a backup is taken back', () =>
  withOwnDatabase(async ({ db }, url) => {
    const folder = await scratchFolder('rostrum-running-')
    const env = { ...process.env, DATABASE_URL: url, DATA_DIR: folder, UPLOADS_DIR: join(folder, 'uploads') }
    const backup = () =>
      new Promise<string>((resolve) => {
        const words = [cli, 'backup', join(folder, 'rostrum.zip')]
        execFile(process.execPath, words, { env }, (_, said, wrong) => resolve(said + wrong))
      })
    await committing({ db }, async (open) => {
      equal(await isAlone(open.db), true)
      match(await backup(), /a backup is being restored into it/)
    })
    match(await backup(), /rostrum\.zip: /)
  }))
