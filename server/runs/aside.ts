// Has a matching computed aside, tells the thread when to come to an end, and hears how far it is.
import { Worker } from 'node:worker_threads'
import type { Facts } from './facts.ts'
import type { Match } from './matching.ts'
import type { Hear } from './scores.ts'
import type { Asked } from './wishes.ts'

/** What the thread is given. `flag` is shared: 1 asks it to give what it has. */
export type Aside = { facts: Facts; asked: Asked; flag: Int32Array }
/** What it says. */
export type Said = { progress: Parameters<Hear>[0] } | { match: Match }

export type Around = { signal?: AbortSignal; hear?: Hear }

/** What it gives depends on these two alone. */
export type Matched = (facts: Facts, asked: Asked) => Promise<Match>

export function matchAside(facts: Facts, asked: Asked, { signal, hear }: Around = {}): Promise<Match> {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const given: Aside = { facts, asked, flag }
  const worker = new Worker(new URL('./matching-thread.ts', import.meta.url), { workerData: given })
  const stop = () => void Atomics.store(flag, 0, 1)
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  return new Promise<Match>((resolve, reject) => {
    worker.on('message', (said: Said) => ('match' in said ? resolve(said.match) : hear?.(said.progress)))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The matching ended without a result (${code}).`)))
  }).finally(() => signal?.removeEventListener('abort', stop))
}
