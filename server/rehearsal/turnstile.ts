// Counts who is inside, so that a jump begins when the others have left. Those who come meanwhile are turned away by the gate.
import { setTimeout } from 'node:timers/promises'

const PATIENCE = 8000
const PAUSE = 10

export type Turnstile = {
  /** Call what it returns on the way out. */
  enter(): () => void
  /** Runs while nobody is inside but those who asked for it; one after the other. */
  alone(act: () => Promise<void>): Promise<void>
  isClosed(): boolean
}

export function createTurnstile(): Turnstile {
  let inside = 0
  /** Whoever asks for a jump is inside with the request that asks. */
  let asking = 0
  let last: Promise<void> = Promise.resolve()

  function enter() {
    inside++
    let isIn = true
    return () => {
      if (isIn) inside--
      isIn = false
    }
  }

  async function emptied() {
    for (let waited = 0; inside > asking && waited < PATIENCE; waited += PAUSE) await setTimeout(PAUSE)
  }

  async function alone(act: () => Promise<void>) {
    asking++
    const mine = last.then(emptied).then(act)
    last = mine.then(
      () => undefined,
      () => undefined,
    )
    try {
      await mine
    } finally {
      asking--
    }
  }

  return { enter, alone, isClosed: () => asking > 0 }
}
