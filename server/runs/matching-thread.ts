// A matching in a thread of its own, so that the site answers while it runs.
import { parentPort, workerData } from 'node:worker_threads'
import type { Progress } from '../core/tables-matching.ts'
import type { Aside, Said } from './aside.ts'
import { match } from './matching.ts'

const { facts, asked, flag }: Aside = workerData
const began = performance.now()
const say = (said: Said) => parentPort?.postMessage(said)
let latest: Progress | null = null
const hear = (progress: Progress) => {
  latest = progress
  say({ progress })
}

/** A search asks often whether to stop, and so tells how long it has been on its way. */
function stop(): boolean {
  const seconds = Math.floor((performance.now() - began) / 1000)
  if (latest?.step === 'searching' && seconds > latest.done)
    hear({ ...latest, done: Math.min(seconds, asked.limit), of: asked.limit })
  return Atomics.load(flag, 0) === 1 || seconds >= asked.limit
}

say({ match: match(facts, asked, stop, hear) })
