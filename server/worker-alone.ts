// The worker in a process of its own: DATABASE_URL names the database it shares with the web processes.
import { config } from './config.ts'
import { openHouse } from './house.ts'
import { runUntilSignal, say } from './listening.ts'
import { startWorker } from './worker.ts'

await runUntilSignal(async () => {
  const { house, databaseUrl, close } = await openHouse(config(), { stays: true })
  const worker = await startWorker(house, databaseUrl)
  say('The worker takes jobs.')
  return async () => {
    await worker.stop()
    await close()
  }
})
