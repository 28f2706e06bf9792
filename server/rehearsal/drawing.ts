// Draws the PDFs of a world in a thread, so that neither the site nor the acts of the world wait for it.
import { once } from 'node:events'
import { MessageChannel, Worker } from 'node:worker_threads'
import { drawFinalPaper, drawPaper } from '../world/pdf/drawing.ts'
import type { World, WorldWish } from '../world/types.ts'
import type { Order } from './drawing-thread.ts'

export type Wanted = readonly [place: number, version: number | 'final']

export const drawn = (world: World, [place, version]: Wanted): Promise<Uint8Array> =>
  version === 'final' ? drawFinalPaper(world, place) : drawPaper(world, place, version)

export type Drawing = { draw(wanted: Wanted): Promise<Uint8Array>; close(): Promise<unknown> }

type Thread = { worker: Worker; ended: Promise<never> }

function begin(wish: WorldWish): Thread {
  const worker = new Worker(new URL('./drawing-thread.ts', import.meta.url), { workerData: wish })
  const { promise: ended, reject } = Promise.withResolvers<never>()
  worker.once('error', reject).once('exit', () => reject(new Error('Nothing is drawn any more.')))
  // Where nobody waits for a drawing, its end is no fault.
  ended.catch(() => undefined)
  return { worker, ended }
}

/** The thread begins with the first drawing. */
export function openDrawing(wish: WorldWish): Drawing {
  let thread: Thread | undefined
  async function draw(wanted: Wanted): Promise<Uint8Array> {
    thread ??= begin(wish)
    const { port1, port2 } = new MessageChannel()
    const answer = once(port1, 'message')
    const order: Order = { wanted, answer: port2 }
    thread.worker.postMessage(order, [port2])
    try {
      const [bytes] = await Promise.race([answer, thread.ended])
      return bytes
    } finally {
      port1.close()
    }
  }
  return { draw, close: async () => thread?.worker.terminate() }
}
