// A backup is taken back only where nothing runs, and nothing begins to run meanwhile.
import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { committing } from '../../server/context.ts'
import type { Db } from '../../server/core/db.ts'
import { isAlone, stayAt } from '../../server/core/presence.ts'
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
