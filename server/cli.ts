// `rostrum <command>`: what an operator does beside the running site.

import { ConfigFault, config } from './config.ts'
import { checkFiles } from './files/check.ts'
import { sweepFiles } from './files/jobs.ts'
import { openHouse } from './house.ts'
import { to } from './paths.ts'
import { findPostgres } from './postgres.ts'
import { setupToken } from './setup/token.ts'

const USAGE = `rostrum <command>
  setup-link   a new one-time link for the first chair
  sweep        delete broken uploads and files without a row that are older than a day
  check-files  compare the files with the database; a line for each fault, and exit code 1 where there is one`

const say = (line: string) => process.stdout.write(`${line}\n`)

/** The database of the Rostrum that runs here, or one started for the moment. */
async function withHouse(act: (house: Awaited<ReturnType<typeof openHouse>>['house']) => Promise<void>) {
  const settings = config()
  const running = settings.databaseUrl ? null : await findPostgres(settings.dataDir)
  const open = await openHouse(running ? { ...settings, databaseUrl: running } : settings)
  await act(open.house).finally(open.close)
}

const commands: Record<string, () => Promise<void>> = {
  'setup-link': () =>
    withHouse(async (house) => {
      const token = await setupToken(house)
      say(
        token
          ? house.siteUrl + to.setup(token)
          : 'This Rostrum has a chair already, so there is nothing to set up.',
      )
    }),
  'check-files': () =>
    withHouse(async (house) => {
      for await (const fault of checkFiles(house)) {
        say(fault)
        process.exitCode = 1
      }
    }),
  sweep: () => withHouse((house) => sweepFiles(house, { hours: 24 })),
}

const command = commands[process.argv[2] ?? '']
if (!command) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(2)
}
try {
  await command()
  process.exit()
} catch (error) {
  if (!(error instanceof ConfigFault)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
