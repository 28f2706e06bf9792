// Probes: is the process alive, can it serve, how much has it done. Answered before sessions and readings.
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

/** A proxy on this machine that nobody has told us of (TRUST_PROXY) makes the whole world look local. */
const isLocal = (req: Request) =>
  LOCAL.has(req.ip ?? '') && (req.get('x-forwarded-for') === undefined || req.ips.length > 0)

/** Prometheus text, for this machine only. */
probes.get('/metrics', async (req, res) => {
  if (!isLocal(req)) return void res.status(404).type('text').send('Not found\n')
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
