// Several workers, a dying one and the queue itself: each letter is still delivered once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as later } from 'node:timers/promises'
import type { House } from '../../server/context.ts'
import { postLetter } from '../../server/mail/jobs.ts'
import { startWorker } from '../../server/worker.ts'
import { withOwnDatabase } from '../support/house.ts'
import { FIRST, letterIn, withServer, written } from './posted.ts'

test('two workers with the same letter: one delivery', () =>
  withOwnDatabase((t) =>
    withServer(
      t,
      [],
      async (server) => {
        const id = await written(t.house)
        await Promise.all([1, 2, 3].map(() => postLetter(t.house, { id }, FIRST)))
        assert.equal(server.taken.length, 1)
        assert.equal((await letterIn(t, id)).attempts, 1)
      },
      () => later(150),
    ),
  ))

test('a worker that dies on the way leaves the letter to be posted', () =>
  withOwnDatabase((t) =>
    withServer(t, [], async (server) => {
      const id = await written(t.house)
      const [taken, death] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const deliverAndDie = () => {
        taken.resolve()
        return death.promise
      }
      const dead: House = { ...t.house, postman: deliverAndDie }
      const stuck = postLetter(dead, { id }, FIRST).catch(() => undefined)
      try {
        await taken.promise
        await postLetter(t.house, { id }, FIRST)
        assert.equal(server.taken.length, 0, 'it is still in the other hand')
        await t.db.raw(
          `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
        )
        await postLetter(t.house, { id }, { number: 2, most: 12 })
        assert.equal(server.taken.length, 1)
      } finally {
        // A transaction that never ends would keep the database from being dropped.
        death.resolve()
        await stuck
      }
      assert.equal((await letterIn(t, id)).attempts, 1)
    }),
  ))

test('the queue itself tries again, a little later', () =>
  withOwnDatabase((t, url) =>
    withServer(t, [451], async (server) => {
      const worker = await startWorker(t.house, url)
      const began = performance.now()
      const id = await written(t.house)
      while (server.taken.length === 0 && performance.now() - began < 20_000) await later(100)
      await worker.stop()
      assert.equal(server.taken.length, 1)
      assert.ok(performance.now() - began > 1000, 'the attempts have time between them')
      const { sent_at, attempts } = await letterIn(t, id)
      assert.deepEqual([sent_at !== null, attempts], [true, 2])
    }),
  ))
