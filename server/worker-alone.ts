// The worker in a process of its own: DATABASE_URL names the database it shares with the web processes.
import { ConfigFault, config } from './config.ts'
import { openHouse } from './house.ts'
import { startWorker } from './worker.ts'

try {
  const { house, databaseUrl, close } = await openHouse(config())
  const worker = await startWorker(house, databaseUrl)
  process.stdout.write('The worker takes jobs.\n')
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      worker
        .stop()
        .then(close)
        .then(() => process.exit(0))
    })
  }
} catch (error) {
  if (!(error instanceof ConfigFault)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
