// The house for one command: its database is that of the Rostrum that runs here, or one started for the moment.
import { ConfigFault, config } from '../config.ts'
import { openHouse } from '../house.ts'
import { findPostgres } from '../postgres.ts'

type House = Awaited<ReturnType<typeof openHouse>>['house']

type Act = (house: House, url: string) => Promise<void>

/** Ends the process itself, as connections may linger. `stays`: not while a backup is taken back, nor the other way round. */
export async function withHouse(act: Act, { stays = true } = {}): Promise<never> {
  try {
    const settings = config()
    const running = settings.databaseUrl ? null : await findPostgres(settings.dataDir)
    const open = await openHouse(running ? { ...settings, databaseUrl: running } : settings, { stays })
    await act(open.house, open.databaseUrl).finally(open.close)
    process.exit()
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
