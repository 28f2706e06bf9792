// The first leap of a process takes longer than later ones, for want of compiled code: so one is made that nobody will see.
import { copyWorld, dropWorld } from './queries-worlds.ts'
import { placed } from './script.ts'
import { playOn, type Stage } from './stage.ts'

async function playForNobody(stage: Stage, from: string, given: AbortSignal): Promise<void> {
  const { worlds, moments } = stage
  const name = `${worlds.live}_practice`
  await dropWorld(worlds, name)
  await copyWorld(worlds, from, name)
  try {
    await playOn(stage, name, placed(moments, moments.length - 1).at, given)
  } finally {
    await dropWorld(worlds, name)
  }
}

export function createPractice(stage: Stage) {
  let given = new AbortController()
  let done: Promise<void> = Promise.resolve()
  return {
    /** From the world with this name. */
    begin(from: string): void {
      given = new AbortController()
      done = playForNobody(stage, from, given.signal).catch((error) =>
        stage.house.log.debug({ err: error }, 'no practice'),
      )
    },
    /** Gives way: resolves when nothing is left of it. */
    end(): Promise<void> {
      given.abort()
      return done
    },
  }
}
