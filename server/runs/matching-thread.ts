// A matching in a thread of its own, so that the site answers while it runs.
import { parentPort, workerData } from 'node:worker_threads'
import type { Aside } from './aside.ts'
import { match } from './matching.ts'

const { facts, wanted, seed, seconds, flag }: Aside = workerData
const end = performance.now() + seconds * 1000

parentPort?.postMessage(
  match(facts, wanted, seed, () => Atomics.load(flag, 0) === 1 || performance.now() > end),
)
