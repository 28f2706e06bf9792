// The search for leaks in the world of a rehearsal, whose people have done everything that happens in a workshop.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOnly, searchForLeaks } from '../../server/blindness.ts'
import type { Db } from '../../server/core/db.ts'
import type { PaperFile } from '../../server/core/tables-files.ts'
import { MOMENTS } from '../../server/rehearsal/moments.ts'
import { everyKindOfPerson } from '../../server/security/queries.ts'
import { stagedRehearsal } from '../rehearsal/staged.ts'

/** All thirteen moments take many minutes; without TEST_LONG=1 one stands for them, when most is written and nothing is told. */
const isLong = process.env.TEST_LONG === '1'
const chosen = MOMENTS.map(({ key }) => key).filter((key) => isLong || key === 'decisions')

/** One of every kind, unless there is time for more. */
async function lookingIn(db: Db) {
  const all = await everyKindOfPerson({ db })
  const oneOfEach = [...new Map(all.map((person) => [person.kind, person])).values()]
  return [{ id: 0, kind: 'visitor' }, ...(isLong ? all : oneOfEach)]
}

/** Papers of which the house itself says that their pages name somebody; in the short form, all have the same pages. */
async function namingFiles(db: Db): Promise<Set<string>> {
  const files = await db<PaperFile>('files')
  const naming = files.filter(({ findings }) => !isLong || findings.some(({ tone }) => tone === 'warn'))
  return new Set(naming.map(({ id }) => `/files/${id}`))
}

// Rules 1, 9, 10, 15, 17, 23 and 41.
test('nobody finds a secret in the world of a rehearsal', { timeout: 3_600_000 }, async (t) => {
  const stage = await stagedRehearsal(1, isLong)
  try {
    for (const key of chosen) {
      await stage.rehearsal.jump(key)
      const db = readOnly(stage.url)
      const [looking, naming] = [await lookingIn(db), await namingFiles(db)]
      const found = await searchForLeaks({ ...stage.house, db }, looking).finally(() => db.destroy())
      const { viewers, visits, secrets } = found
      t.diagnostic(`${key}: ${viewers} people, ${visits} visits, ${secrets} secrets`)
      const leaks = found.leaks.filter(
        ({ address }) => !naming.has(address) && address !== '/account/data.zip',
      )
      assert.deepEqual(leaks, [], key)
      assert.ok(key === 'call-open' || (visits > 1500 && secrets > 200), `${visits} ${secrets}`)
    }
  } finally {
    await stage.close()
  }
})
