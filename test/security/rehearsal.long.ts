// The search for leaks in the world of a rehearsal, whose people have done everything that happens in a workshop.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOnly, searchForLeaks } from '../../server/blindness.ts'
import type { Db } from '../../server/core/db.ts'
import type { PaperFile } from '../../server/core/tables-files.ts'
import { MOMENTS } from '../../server/rehearsal/moments.ts'
import { stagedRehearsal } from '../rehearsal/staged.ts'

/** Papers of which the house itself says that their pages name somebody. */
async function namingFiles(db: Db): Promise<Set<string>> {
  const files = await db<PaperFile>('files')
  const naming = files.filter(({ findings }) => findings.some(({ tone }) => tone === 'warn'))
  return new Set(
    naming.flatMap(({ id, paper_id }) => [
      `/files/${id}`,
      `/api/v1/files/${id}`,
      `/files/${id}/view`,
      `/reviews/offline.zip#paper-${paper_id}.pdf`,
    ]),
  )
}

/** All thirteen moments take many minutes, which nobody waits for at each change: TEST_MOMENTS=late,eve takes some. */
const only = process.env.TEST_MOMENTS?.split(',')
const chosen = MOMENTS.filter(({ key }) => !only || only.includes(key))

// Rules 1, 9, 10, 15, 17, 23 and 41.
test('nobody finds a secret in the world of a rehearsal', { timeout: 3_600_000 }, async (t) => {
  const stage = await stagedRehearsal({ each: true })
  t.after(() => stage.close())
  assert.ok(chosen.length > 0, `There is no moment ${only}`)
  for (const { key } of chosen)
    await t.test(key, async (at) => {
      await stage.rehearsal.jump(key)
      const db = readOnly(stage.url)
      const naming = await namingFiles(db)
      const found = await searchForLeaks({ ...stage.house, db }).finally(() => db.destroy())
      const { viewers, visits, secrets } = found
      at.diagnostic(`${viewers} people, ${visits} visits, ${secrets} secrets`)
      const leaks = found.leaks.filter(
        ({ address }) => !naming.has(address) && !address.startsWith('/account/data.zip'),
      )
      assert.deepEqual(leaks, [])
      assert.ok(key === 'call-open' || (visits > 1000 && secrets > 200), `${visits} ${secrets}`)
    })
})
