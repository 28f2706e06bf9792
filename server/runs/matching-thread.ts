// A matching in a thread of its own, so that the site answers while it runs.
import { parentPort, workerData } from 'node:worker_threads'
import type { Aside, Said } from './aside.ts'
import { match } from './matching.ts'

const { facts, asked, flag }: Aside = workerData
const end = performance.now() + asked.limit * 1000
const say = (said: Said) => parentPort?.postMessage(said)
const stop = () => Atomics.load(flag, 0) === 1 || performance.now() > end

say({ match: match(facts, asked, stop, (progress) => say({ progress })) })
