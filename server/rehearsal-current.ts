// The settings of the real workshop, for `npm run rehearsal -- --from-current`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigFault } from './config.ts'
import { connect } from './core/db.ts'
import { findPostgres, startPostgres } from './postgres.ts'
import { folderOf } from './postgres-home.ts'
import { readSettings, type Settings } from './rehearsal/queries-settings.ts'

const NO_WORKSHOP = 'There is no real workshop yet whose settings could be rehearsed.'

/** They are read, and nothing else. */
export async function currentSettings({ databaseUrl, dataDir }: Config): Promise<Settings> {
  const running = databaseUrl ?? (await findPostgres(dataDir))
  if (!running && !existsSync(join(await folderOf(dataDir), 'cluster'))) throw new ConfigFault(NO_WORKSHOP)
  const started = running ? null : await startPostgres({ dataDir })
  const db = connect(running ?? started?.url ?? '', 1)
  try {
    const settings = await readSettings(db)
    if (!settings) throw new ConfigFault(NO_WORKSHOP)
    return settings
  } finally {
    await db.destroy()
    await started?.stop()
  }
}
