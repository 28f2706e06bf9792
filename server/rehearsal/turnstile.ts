// Counts who is inside, so that a jump begins when the others have left. Those who come meanwhile are turned away by the gate;
// for what takes no longer than a page they are kept waiting instead.
import { setTimeout } from 'node:timers/promises'

const PATIENCE = 8000
const PAUSE = 10
/** So long is somebody who comes kept waiting for those inside, in milliseconds. */
const BREATH = 500

export type Turnstile = {
  /** Call what it returns on the way out. */
  enter(): Promise<() => void>
  /** Runs while nobody is inside but those who asked for it; one after the other. */
  alone(act: () => Promise<void>): Promise<void>
  /** The same, while whoever comes waits; throws where somebody stays inside. */
  briefly<T>(act: () => Promise<T>): Promise<T>
  isClosed(): boolean
}

const settled = (promise: Promise<unknown>): Promise<void> =>
  promise.then(
    () => undefined,
    () => undefined,
  )

/** One after the other, whatever becomes of each. */
function inLine() {
  let last: Promise<void> = Promise.resolve()
  return <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act)
    last = settled(mine)
    return mine
  }
}

function countInside() {
  let inside = 0
  const enter = () => {
    inside++
    let isIn = true
    return () => {
      if (isIn) inside--
      isIn = false
    }
  }
  return { enter, inside: () => inside }
}

export function createTurnstile(): Turnstile {
  const { enter, inside } = countInside()
  /** Whoever asks for a jump is inside with the request that asks. */
  let asking = 0
  let waiting: Promise<void> = Promise.resolve()
  const next = inLine()

  async function emptied(patience: number) {
    for (let waited = 0; inside() > asking && waited < patience; waited += PAUSE) await setTimeout(PAUSE)
  }

  async function alone(act: () => Promise<void>) {
    asking++
    try {
      await next(() => emptied(PATIENCE).then(act))
    } finally {
      asking--
    }
  }

  const briefly = <T>(act: () => Promise<T>) =>
    next(() => {
      const done = emptied(BREATH).then(() => {
        if (inside() > 0) throw new Error('Somebody is inside.')
        return act()
      })
      waiting = settled(done)
      return done
    })

  return { enter: () => waiting.then(enter), alone, briefly, isClosed: () => asking > 0 }
}
