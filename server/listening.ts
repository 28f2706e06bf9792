// A process that listens: until a signal comes, and then everything in the opposite order.
import { createServer, type RequestListener, type Server } from 'node:http'
import { type Config, ConfigFault } from './config.ts'

export const say = (line: string) => process.stdout.write(`${line}\n`)

export type Listening = { port: number; drain(): Promise<void> }

const FIVE_MINUTES = 300_000

type Place = Pick<Config, 'port' | 'host'>

export async function listen(
  app: RequestListener,
  settings: Place,
  silence = FIVE_MINUTES,
): Promise<Listening> {
  const server = createServer(app)
  // A large PDF on a slow line takes as long as it takes; only silence ends it, or who has gone without a word would be waited for without end.
  server.requestTimeout = 0
  server.timeout = silence
  server.headersTimeout = 60_000
  return { port: await bound(server, settings), drain: () => drain(server) }
}

function bound(server: Server, { port, host }: Place): Promise<number> {
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

/** A fault of the operator's is one clear line; every other is ours and shows where it is. */
export async function runUntilSignal(start: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const started = start()
    stopOn(started)
    await started
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
