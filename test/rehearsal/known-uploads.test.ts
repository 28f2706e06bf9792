// Whether a file is there is asked of the disk once, as long as this house has not taken it off.
import { deepEqual, equal } from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keep } from '../../server/core/uploads.ts'
import { uploadsInFolder } from '../../server/core/uploads-folder.ts'
import { knowingNames } from '../../server/rehearsal/known-uploads.ts'
import { START } from '../support/people.ts'

test('what was found is not looked for again; what was missing or was taken off is', async () => {
  const root = await mkdtemp(join(tmpdir(), 'known-'))
  try {
    const folder = await uploadsInFolder(root, { quick: true })
    const asked: string[] = []
    const has = (sha256: string) => {
      asked.push(sha256)
      return folder.has(sha256)
    }
    const uploads = knowingNames({ ...folder, has })
    const missing = 'f'.repeat(64)
    const path = join(uploads.incoming, 'one')
    await writeFile(path, 'plainly invented')
    const name = await keep(uploads, path, START)
    deepEqual(
      [await uploads.has(name), await uploads.has(name), await uploads.has(missing)],
      [true, true, false],
    )
    deepEqual([await uploads.has(missing), asked.length], [false, 3])
    for await (const kept of uploads.list()) await uploads.remove(kept)
    equal(await uploads.has(name), false)
  } finally {
    await rm(root, { recursive: true })
  }
})
