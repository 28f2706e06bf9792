// What needs the live world to itself: one world is put in the place of another, or the live one is copied.
import type { Ahead, Copied } from './ahead.ts'
import type { Standing } from './leap.ts'
import { keepCopy } from './line.ts'
import { bringSessions, takeSessions } from './queries-sessions.ts'
import { markOf, readState, writeNow } from './queries-state.ts'
import { copyWorld } from './queries-worlds.ts'
import type { Staging, Worker } from './types-engine.ts'

/** Nobody is connected to the live world while `act` runs; `back` is done before anybody works in it again. */
type Apart = <T>(act: () => Promise<T>, back?: () => Promise<void>) => Promise<T>

function keepApart({ house, startWorker }: Staging, worker: Worker) {
  let working = worker
  const apart: Apart = async (act, back) => {
    await working.stop()
    await house.db.destroy()
    try {
      return await act()
    } finally {
      house.db.initialize()
      await back?.()
      working = await startWorker()
    }
  }
  return { apart, rest: () => working.stop() }
}

/** A leap: what of the new live world there is no other copy of. */
export type Leaving = (standing: Standing) => Promise<Temporal.Instant | null>

export function createExchange(staging: Staging, ahead: Ahead, worker: Worker) {
  const { house, worlds, clock } = staging
  const { apart, rest } = keepApart(staging, worker)
  const arrivalMark = async () => (await readState(house.db)).mark
  /** The instant of which the live world is the only copy, as long as nobody touches it. */
  let only: Temporal.Instant | null = null

  async function standingOf(target: Temporal.Instant): Promise<Standing> {
    const mark = await markOf(house.db)
    const touched = mark !== (await arrivalMark())
    const since = touched ? ahead.since(mark) : null
    await (touched && since === null ? ahead.rest() : ahead.rest(target))
    return { touched, ahead: since, only: touched ? null : only }
  }

  /** The live world may be another one afterwards; who was signed in still is. */
  async function exchanging(target: Temporal.Instant, act: Leaving) {
    const standing = await standingOf(target)
    await writeNow(house.db, clock.clock())
    const sessions = await takeSessions(house.db)
    only = null
    only = await apart(
      () => act(standing),
      async () => {
        await bringSessions(house.db, sessions)
        clock.set((await readState(house.db)).now)
      },
    )
  }

  /** Throws where nobody has touched the live world. */
  async function copying(name: string): Promise<Copied> {
    const copied = { mark: await markOf(house.db), from: clock.clock() }
    if (copied.mark === (await arrivalMark())) throw new Error('Nothing follows but what is there.')
    await apart(() => copyWorld(worlds, worlds.live, name))
    return copied
  }
  /** Lets nobody in meanwhile. What could not be kept in time is played once more by whoever comes back to it. */
  async function keeping(): Promise<void> {
    const at = only
    if (!at) return
    const isTouched = (await markOf(house.db)) !== (await arrivalMark())
    only = null
    if (!isTouched) await apart(() => keepCopy(worlds, at))
  }
  const isOnly = () => only !== null
  const letGo = () => {
    only = null
  }
  return { exchanging, copying, keeping, isOnly, letGo, rest }
}
