// A house for tests on a given database and clock: real views, a temporary folder for uploads, letters kept.
import { rmSync } from 'node:fs'
import { readConfig } from '../../server/config.ts'
import type { House } from '../../server/context.ts'
import type { Clock } from '../../server/core/clock.ts'
import type { Db } from '../../server/core/db.ts'
import { createLog } from '../../server/core/log.ts'
import { uploadsInFolder } from '../../server/core/uploads-folder.ts'
import { createViews } from '../../server/everywhere.ts'
import { scratchFolder } from './cluster.ts'

/** Gone with the process, however a test ends. */
const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export async function houseOn(db: Db, clock: Clock): Promise<House> {
  const folder = await scratchFolder('rostrum-test-')
  folders.push(folder)
  const config = readConfig(
    { LOG_LEVEL: process.env.TEST_LOG ?? 'fatal', NODE_ENV: 'test', UPLOAD_LIMIT_MB: '3' },
    folder,
  )
  return {
    db,
    clock,
    config,
    siteUrl: 'http://rostrum.example',
    uploads: await uploadsInFolder(config.uploadsDir),
    log: createLog(config.logLevel),
    render: createViews(true),
    postman: null,
  }
}
