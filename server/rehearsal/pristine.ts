// The worlds in which nobody has touched anything, one for each moment: made once, each from the one before it, and kept.
import type { LeftOut } from './play.ts'
import { copyWorld, discardWorld, listWorlds, renameWorld } from './queries-worlds.ts'
import { foundWorld, playOn, type Stage } from './stage.ts'

export type Pristine = {
  /** The name of the world of the n-th moment, as soon as it is there. */
  ready(place: number): Promise<string>
  /** Whether it has been there already. */
  isReady(place: number): boolean
  /** Whether any was made since the start. */
  hasMade(): boolean
}

const pristineName = (live: string, place: number) => `${live}_m${String(place).padStart(2, '0')}`

/** Where the forms and rules of a real workshop ask for what nobody here has, its chairs hear why so little happens. */
function tellOf({ house, settings }: Stage, leftOut: LeftOut[]): void {
  if (settings === null) return
  for (const [reason, all] of Map.groupBy(leftOut, (one) => one.reason.split('\n')[0] ?? ''))
    house.log.warn({ times: all.length, reason }, 'by the settings of the workshop, acts were refused')
}

export function createPristine(stage: Stage): Pristine {
  const { worlds, moments } = stage
  const nameOf = (place: number) => pristineName(worlds.live, place)
  const making = `${worlds.live}_making`
  let made = false

  async function make(place: number): Promise<string> {
    const there = await listWorlds(worlds)
    const wanted = nameOf(place)
    if (there.has(wanted)) return wanted
    made = true
    const until = moments[place]?.at
    if (!until) throw new Error(`There is no moment number ${place}.`)
    const base = Array.from({ length: place }, (_, before) => nameOf(before)).findLast((name) =>
      there.has(name),
    )
    await discardWorld(worlds, making)
    if (base) await copyWorld(worlds, base, making)
    else await foundWorld(stage, making)
    tellOf(stage, await playOn(stage, making, until))
    await renameWorld(worlds, making, wanted)
    return wanted
  }

  const known = new Set<number>()
  let last: Promise<unknown> = Promise.resolve()
  const ready = async (place: number): Promise<string> => {
    const wanted = nameOf(place)
    // What is there already need not wait for what is just being made.
    const isThere = (await listWorlds(worlds)).has(wanted)
    const mine = isThere ? Promise.resolve(wanted) : last.then(() => make(place))
    if (!isThere) last = mine.catch(() => undefined)
    await mine
    known.add(place)
    return mine
  }
  return { ready, isReady: (place) => known.has(place), hasMade: () => made }
}
