// While nobody asks for anything: the virtual time is kept, and what follows from a touched world is made ahead.
import { setInterval } from 'node:timers'
import type { Ahead, Copied } from './ahead.ts'
import { markOf, readState, writeNow } from './queries-state.ts'
import type { Turnstile } from './turnstile.ts'
import type { Staging } from './types-engine.ts'

/** What is lost when the process is killed is no more than this of the virtual time, in milliseconds. */
const TICK = 500

type Hands = {
  turnstile: Turnstile
  ahead: Ahead
  copying(name: string): Promise<Copied>
  keepArrival(): Promise<void>
}

/** Makes ahead what follows from a touched world, once nothing has changed in it for the time between two looks. */
function lookout({ house, looksAhead }: Staging, { turnstile, ahead, copying }: Hands) {
  let seen = ''
  return async () => {
    if (!looksAhead) return
    const [before, mark] = [seen, await markOf(house.db)]
    seen = mark
    const isTouched = mark !== (await readState(house.db)).mark
    if (!isTouched || ahead.follows(mark)) return
    await ahead.rest()
    if (mark === before) await turnstile.briefly(() => ahead.begin(copying))
  }
}

export function keepTicking(staging: Staging, hands: Hands): () => Promise<void> {
  const { house, clock } = staging
  const { turnstile, ahead, keepArrival } = hands
  const look = lookout(staging, hands)
  let ticked: Promise<void> | null = null
  async function tick() {
    await writeNow(house.db, clock.clock())
    await keepArrival()
    await look()
  }
  const ticking = setInterval(() => {
    if (turnstile.isClosed() || ticked) return
    // A jump comes between; the next tick looks again.
    ticked = tick()
      .catch(() => undefined)
      .finally(() => {
        ticked = null
      })
  }, TICK)
  ticking.unref()
  return async () => {
    clearInterval(ticking)
    await ticked
    await ahead.rest()
  }
}
