// The rehearsal itself: a live world with a virtual clock, which leaps from moment to moment.
import { personByEmail } from '../people/queries.ts'
import { type Ahead, createAhead } from './ahead.ts'
import { createExchange, type Leaving } from './exchange.ts'
import { isBefore, leap, UNTOUCHED } from './leap.ts'
import { forgetLine } from './line.ts'
import { type MomentKey, momentAt } from './moments.ts'
import { castPersonas } from './personas.ts'
import type { Pristine } from './pristine.ts'
import { toldOf } from './progress.ts'
import { readState, writeNow } from './queries-state.ts'
import { placed } from './script.ts'
import type { Stage } from './stage.ts'
import { keepTicking } from './ticking.ts'
import { createTurnstile, type Turnstile } from './turnstile.ts'
import type { PersonaKey, Rehearsal } from './types.ts'
import type { Running, Staging } from './types-engine.ts'

function findPersona({ house, script }: Stage) {
  const personas = castPersonas(script.world)
  return async (persona: PersonaKey) => {
    const who = personas[persona]
    if (who === null) return null
    return (await personByEmail(house, placed(script.world.people, who).email))?.id ?? null
  }
}

/** Nothing was before the first moment. */
function instantOf({ moments }: Stage, to: MomentKey | Temporal.Instant): Temporal.Instant {
  const wanted =
    typeof to === 'string'
      ? placed(
          moments,
          moments.findIndex(({ key }) => key === to),
        ).at
      : to
  const start = placed(moments, 0).at
  return isBefore(wanted, start) ? start : wanted
}

type Exchange = ReturnType<typeof createExchange>

/** A world of which there is no other copy is kept before anybody changes it; a jump need not wait for that. */
function keepingArrivals(
  exchange: Exchange,
  { briefly, enter }: Turnstile,
  ahead: Ahead,
  looksAhead: boolean,
) {
  const { keeping, isOnly, letGo } = exchange
  async function afterLeap(): Promise<void> {
    if (!looksAhead) await keeping()
    else if (!isOnly()) await ahead.goOn()
  }
  /** Throws where somebody stays inside. */
  const keepArrival = async () => {
    if (isOnly()) await briefly(() => keeping().then(ahead.goOn))
  }
  const enterTo: Rehearsal['enter'] = async (changes) => {
    if (changes) await keepArrival().catch(letGo)
    return enter()
  }
  return { afterLeap, keepArrival, enter: enterTo }
}

/** What may be asked of it at any time. */
function lookingAt(
  staging: Staging,
  pristine: Pristine,
  { isClosed }: Turnstile,
): Omit<Rehearsal, 'enter' | 'jump' | 'reset'> {
  const { clock, moments, looksAhead, progress } = staging
  return {
    clock: clock.clock,
    moments,
    personOf: findPersona(staging),
    isPrepared: (moment) => !looksAhead || pristine.isReady(moments.findIndex(({ key }) => key === moment)),
    state: () => ({ now: clock.clock(), moment: momentAt(clock.clock(), moments), busy: isClosed() }),
    told: () => toldOf(progress.turning(), moments),
  }
}

export async function openRehearsal(staging: Staging, pristine: Pristine): Promise<Running> {
  const { house, worlds, moments, clock, looksAhead, progress } = staging
  const leaping = { stage: staging, clock, pristine }
  const start = placed(moments, 0).at
  const turnstile = createTurnstile()
  clock.set((await readState(house.db)).now)
  const ahead = createAhead(staging)
  const exchange = createExchange(staging, ahead, await staging.startWorker())
  const { exchanging, copying, rest } = exchange
  const { afterLeap, keepArrival, enter } = keepingArrivals(exchange, turnstile, ahead, looksAhead)
  const stopTicking = keepTicking(staging, { turnstile, ahead, copying, keepArrival })

  const leapTo = (target: Temporal.Instant, act: Leaving) =>
    turnstile.alone(async () => {
      await progress.during({ from: clock.clock(), to: target }, () => exchanging(target, act))
      await afterLeap()
    })
  const rehearsal: Rehearsal = {
    ...lookingAt(staging, pristine, turnstile),
    enter,
    jump(to) {
      const target = instantOf(staging, to)
      return leapTo(target, (standing) => leap(leaping, target, standing))
    },
    reset: () => leapTo(start, () => forgetLine(worlds).then(() => leap(leaping, start, UNTOUCHED))),
  }
  async function stop() {
    await stopTicking()
    await turnstile.alone(async () => {
      await writeNow(house.db, clock.clock())
      await rest()
    })
  }
  const practise = async (times: number) => ahead.practise(await pristine.ready(0), times)
  return { rehearsal, practise, stop }
}
