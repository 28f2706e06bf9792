// The web process: house, application, worker, listening; and on SIGTERM everything in the opposite order.
import { createApp } from './app.ts'
import { type Config, config } from './config.ts'
import { sweepFiles } from './files/jobs.ts'
import { type OpenHouse, openHouse, sessionSecret } from './house.ts'
import { listen, runUntilSignal, say } from './listening.ts'
import { to } from './paths.ts'
import { setupToken } from './setup/token.ts'
import { startWorker } from './worker.ts'

async function greet({ house }: OpenHouse) {
  say(`Rostrum is at ${house.siteUrl}`)
  const token = await setupToken(house)
  if (token) say(`Set up your workshop here, once, within seven days: ${house.siteUrl}${to.setup(token)}`)
  if (!house.postman)
    say(`No SMTP_URL is set, so letters are kept and stand under ${house.siteUrl}${to.mail()}`)
}

async function start(settings: Config) {
  const open = await openHouse(settings, { stays: true })
  const { house, databaseUrl, close } = open
  try {
    const { port, drain } = await listen(createApp(house, await sessionSecret(settings)), settings)
    house.siteUrl = house.siteUrl.replace(/:0$/, `:${port}`)
    if (!settings.databaseUrl) await sweepFiles(house, { hours: 0 })
    const worker = settings.worker === 'inside' ? await startWorker(house, databaseUrl) : null
    await greet(open)
    return async () => {
      await drain()
      await worker?.stop()
      await close()
    }
  } catch (error) {
    await close()
    throw error
  }
}

await runUntilSignal(async () => start(config()))
