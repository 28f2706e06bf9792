// A thread that draws the papers of one world; what breaks it is told to whoever waits.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { inventWorld } from '../world/invent.ts'
import type { WorldWish } from '../world/types.ts'
import { drawn, type Wanted } from './drawing.ts'

export type Order = { wanted: Wanted; answer: MessagePort }

const wish: WorldWish = workerData
const world = inventWorld(wish)

parentPort?.on('message', async ({ wanted, answer }: Order) => {
  const bytes = await drawn(world, wanted)
  answer.postMessage(bytes)
})
