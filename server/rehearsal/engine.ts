// The rehearsal itself: a live world with a virtual clock, which leaps from moment to moment.
import { setInterval } from 'node:timers'
import { personByEmail } from '../people/queries.ts'
import type { VirtualClock } from './clock.ts'
import { isBefore, leap } from './leap.ts'
import { forgetLine } from './line.ts'
import { type MomentKey, momentAt } from './moments.ts'
import { castPersonas } from './personas.ts'
import type { Pristine } from './pristine.ts'
import { bringSessions, takeSessions } from './queries-sessions.ts'
import { markOf, readState, writeNow } from './queries-state.ts'
import { placed } from './script.ts'
import type { Stage } from './stage.ts'
import { createTurnstile, type Turnstile } from './turnstile.ts'
import type { PersonaKey, Rehearsal } from './types.ts'

/** What is lost when the process is killed is no more than this of the virtual time, in milliseconds. */
const TICK = 2000

type Worker = { stop(): Promise<void> }
export type Staging = Stage & { clock: VirtualClock; startWorker(): Promise<Worker> }
export type Running = { rehearsal: Rehearsal; stop(): Promise<void> }

function keepTime({ house, clock }: Staging, turnstile: Turnstile): () => void {
  const ticking = setInterval(() => {
    if (!turnstile.isClosed()) writeNow(house.db, clock.clock()).catch(() => undefined)
  }, TICK)
  ticking.unref()
  return () => clearInterval(ticking)
}

/** Runs while nobody is connected to the live world, which may be another one afterwards. */
function exchanger({ house, clock, startWorker }: Staging, worker: Worker) {
  let working = worker
  async function exchanging(act: (touched: boolean) => Promise<void>): Promise<void> {
    const { mark } = await readState(house.db)
    const touched = (await markOf(house.db)) !== mark
    await writeNow(house.db, clock.clock())
    const sessions = await takeSessions(house.db)
    await working.stop()
    await house.db.destroy()
    try {
      await act(touched)
    } finally {
      house.db.initialize()
      await bringSessions(house.db, sessions)
      clock.set((await readState(house.db)).now)
      working = await startWorker()
    }
  }
  return { exchanging, rest: () => working.stop() }
}

function findPersona({ house, script }: Stage) {
  const personas = castPersonas(script.world)
  return async (persona: PersonaKey) => {
    const who = personas[persona]
    if (who === null) return null
    return (await personByEmail(house, placed(script.world.people, who).email))?.id ?? null
  }
}

export async function openRehearsal(staging: Staging, pristine: Pristine): Promise<Running> {
  const { house, worlds, moments, clock } = staging
  const leaping = { stage: staging, clock, pristine }
  const start = placed(moments, 0).at
  const turnstile = createTurnstile()
  const { alone, enter, isClosed } = turnstile
  clock.set((await readState(house.db)).now)
  const { exchanging, rest } = exchanger(staging, await staging.startWorker())
  const stopTime = keepTime(staging, turnstile)

  const instantOf = (to: MomentKey | Temporal.Instant) =>
    typeof to === 'string' ? (moments.find(({ key }) => key === to)?.at ?? start) : to
  const rehearsal: Rehearsal = {
    clock: clock.clock,
    moments,
    enter,
    personOf: findPersona(staging),
    state: () => ({ now: clock.clock(), moment: momentAt(clock.clock(), moments), busy: isClosed() }),
    jump(to) {
      const target = isBefore(instantOf(to), start) ? start : instantOf(to)
      return alone(() => exchanging((touched) => leap(leaping, target, touched)))
    },
    reset: () => alone(() => exchanging(() => forgetLine(worlds).then(() => leap(leaping, start, false)))),
  }
  const stop = () =>
    alone(async () => {
      stopTime()
      await writeNow(house.db, clock.clock())
      await rest()
    })
  return { rehearsal, stop }
}
