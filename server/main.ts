// The web process: house, application, worker, listening; and on SIGTERM everything in the opposite order.
import { createServer, type Server } from 'node:http'
import { createApp } from './app.ts'
import { type Config, ConfigFault, config } from './config.ts'
import { sweepFiles } from './files/jobs.ts'
import { type OpenHouse, openHouse, sessionSecret } from './house.ts'
import { to } from './paths.ts'
import { setupToken } from './setup/token.ts'
import { startWorker } from './worker.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const words: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use. Stop what runs there, or set PORT to another number.`,
        EACCES: `Port ${port} may not be opened by this user. Set PORT to a number above 1023.`,
        EADDRNOTAVAIL: `HOST ${host} is not an address of this machine.`,
        ENOTFOUND: `HOST ${host} is not an address of this machine.`,
      }
      reject(new ConfigFault(words[error.code ?? ''] ?? error.message))
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Requests that run may finish; connections that wait for nothing are closed. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

async function greet({ house }: OpenHouse) {
  say(`Rostrum is at ${house.siteUrl}`)
  const token = await setupToken(house)
  if (token) say(`Set up your workshop here, once, within seven days: ${house.siteUrl}${to.setup(token)}`)
  if (!house.postman)
    say(`No SMTP_URL is set, so letters are kept and stand under ${house.siteUrl}${to.mail()}`)
}

async function start(settings: Config) {
  const open = await openHouse(settings)
  const { house, databaseUrl, close } = open
  try {
    const server = createServer(createApp(house, await sessionSecret(settings)))
    // A large PDF on a slow line takes as long as it takes; only silence ends it.
    server.requestTimeout = 0
    server.headersTimeout = 60_000
    const port = await listen(server, settings)
    house.siteUrl = house.siteUrl.replace(/:0$/, `:${port}`)
    if (!settings.databaseUrl) await sweepFiles(house, { hours: 0 })
    const worker = settings.worker === 'inside' ? await startWorker(house, databaseUrl) : null
    await greet(open)
    return async () => {
      await drain(server)
      await worker?.stop()
      await close()
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** A signal during the start waits for its end, so that nothing is left half open. */
function stopOn(started: Promise<() => Promise<void>>) {
  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    say('Stopping: requests and jobs that run may finish.')
    const stop = await started
    await stop()
    process.exit(0)
  }
  const failed = (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    process.exit(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end().catch(failed))
}

try {
  const started = start(config())
  stopOn(started)
  await started
} catch (error) {
  if (!(error instanceof ConfigFault)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
