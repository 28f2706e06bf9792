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

type Instant = Temporal.Instant

/** A leap: of which instant the new live world is the only copy, if it is. */
export type Leaving = (standing: Standing) => Promise<Instant | null>

function marksOf({ house }: Staging) {
  const now = () => markOf(house.db)
  const onArrival = async () => (await readState(house.db)).mark
  return { now, onArrival, isTouched: async () => (await now()) !== (await onArrival()) }
}

async function standingOf({ now, onArrival }: ReturnType<typeof marksOf>, ahead: Ahead, target: Instant) {
  const mark = await now()
  const touched = mark !== (await onArrival())
  const since = touched ? ahead.since(mark) : null
  await (touched && since === null ? ahead.rest() : ahead.rest(target))
  return { touched, ahead: since }
}

export function createExchange(staging: Staging, ahead: Ahead, worker: Worker) {
  const { house, worlds, clock } = staging
  const { apart, rest } = keepApart(staging, worker)
  const marks = marksOf(staging)
  /** The instant of which the live world is the only copy, as long as nobody touches it. */
  let only: Instant | null = null
  const letGo = () => {
    only = null
  }
  async function back(sessions: Awaited<ReturnType<typeof takeSessions>>): Promise<void> {
    await bringSessions(house.db, sessions)
    clock.set((await readState(house.db)).now)
  }
  /** The live world may be another one afterwards; who was signed in still is. */
  async function exchanging(target: Instant, act: Leaving): Promise<void> {
    const standing = await standingOf(marks, ahead, target)
    await writeNow(house.db, clock.clock())
    const sessions = await takeSessions(house.db)
    const left = { ...standing, only: standing.touched ? null : only }
    letGo()
    only = await apart(
      () => act(left),
      () => back(sessions),
    )
  }
  /** Throws where nobody has touched the live world. */
  async function copying(name: string): Promise<Copied> {
    const copied = { mark: await marks.now(), from: clock.clock() }
    if (copied.mark === (await marks.onArrival())) throw new Error('Nothing follows but what is there.')
    await apart(() => copyWorld(worlds, worlds.live, name))
    return copied
  }
  /** Lets nobody in meanwhile. What could not be kept in time is played once more by whoever comes back to it. */
  async function keeping(): Promise<void> {
    const at = (await marks.isTouched()) ? null : only
    letGo()
    if (at) await apart(() => keepCopy(worlds, at))
  }
  return { exchanging, copying, keeping, isOnly: () => only !== null, letGo, rest }
}
