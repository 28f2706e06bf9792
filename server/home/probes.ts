// Probes: is the process alive, can it serve, how much has it done. Answered before sessions and readings.
import { createHash, timingSafeEqual } from 'node:crypto'
import { type Request, Router } from 'express'
import { queueState } from './queries-probes.ts'

export const probes = Router()

probes.get('/healthz', (_req, res) => {
  res.type('text').send('ok\n')
})

const stateOf = (check: Promise<unknown>) =>
  check.then(
    () => 'ok' as const,
    () => 'down' as const,
  )

probes.get('/readyz', async (req, res) => {
  const { db, uploads } = req.house
  const [database, storage] = await Promise.all([stateOf(queueState(db)), stateOf(uploads.ready())])
  const ready = database === 'ok' && storage === 'ok'
  res.status(ready ? 200 : 503).json({ ready, database, storage })
})

const LOCAL = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const LOCAL_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
const FORWARDING = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/**
 * From this machine, and by no proxy: one that stands here makes the whole world look local, whether TRUST_PROXY tells
 * of it or not. One that adds no header at all cannot be told from a caller of this machine; against it there is the token.
 */
const isLocal = ({ socket, headers }: Request) =>
  LOCAL.has(socket.remoteAddress ?? '') &&
  LOCAL_NAME.test(headers.host ?? '') &&
  FORWARDING.every((name) => headers[name] === undefined)

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Of equal length once hashed, so that the time of the answer tells nothing. */
const brings = (req: Request, token: string) => {
  const [, brought = ''] = /^Bearer +(\S+) *$/i.exec(req.get('authorization') ?? '') ?? []
  return timingSafeEqual(digest(brought), digest(token))
}

/** Where there is a token, it alone opens. */
const mayMeasure = (req: Request) => {
  const { metricsToken } = req.house.config
  return metricsToken ? brings(req, metricsToken) : isLocal(req)
}

/** Prometheus text, for this machine or whoever has the token; for others there is no such page. */
probes.get('/metrics', async (req, res) => {
  if (!mayMeasure(req)) return void res.status(404).type('text').send('Not found\n')
  const { waiting, failed, letters } = await queueState(req.house.db)
  const gauge = (name: string, help: string, value: number) =>
    `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`
  res
    .type('text/plain; version=0.0.4')
    .send(
      gauge('rostrum_jobs_waiting', 'Jobs in the queue.', waiting) +
        gauge('rostrum_jobs_failed', 'Jobs that have failed for good.', failed) +
        gauge('rostrum_letters_unsent', 'Letters dispatched and not yet sent or kept.', letters) +
        gauge('rostrum_memory_bytes', 'Resident memory of this process.', process.memoryUsage.rss()),
    )
})
