// Has a matching computed aside, and tells the thread when to come to an end.
import { Worker } from 'node:worker_threads'
import { type Facts, type Match, plainFacts } from './matching.ts'

/** What the thread is given. `flag` is shared: 1 asks it to give what it has. */
export type Aside = { facts: Facts; wanted: number; seed: number; seconds: number; flag: Int32Array }

/** After so long the best found counts. */
const LIMIT = 300

export function matchAside(facts: Facts, wanted: number, seed: number, signal?: AbortSignal): Promise<Match> {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const given: Aside = { facts: plainFacts(facts), wanted, seed, seconds: LIMIT, flag }
  const worker = new Worker(new URL('./matching-thread.ts', import.meta.url), { workerData: given })
  const stop = () => void Atomics.store(flag, 0, 1)
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  return new Promise<Match>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The matching ended without a result (${code}).`)))
  }).finally(() => signal?.removeEventListener('abort', stop))
}
