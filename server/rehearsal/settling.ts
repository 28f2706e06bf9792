// Before the doors open: the worlds fit what is asked for, and a live one stands somewhere.
import { mustBeWorlds } from './ground.ts'
import type { Pristine } from './pristine.ts'
import { hasState, readState } from './queries-state.ts'
import { copyWorld, dropWorld, exchangeLive, listWorlds } from './queries-worlds.ts'
import type { Stage } from './stage.ts'

async function fits({ house, recipe }: Stage): Promise<boolean> {
  return (await hasState(house.db)) && (await readState(house.db)).recipe === recipe
}

/** True where the last world goes on; else all are thrown away and one is begun anew. */
export async function settle(stage: Stage, pristine: Pristine): Promise<boolean> {
  const { house, worlds } = stage
  const [next, aside] = [`${worlds.live}_next`, `${worlds.live}_gone`]
  const unfinished = [next, aside, ...['making', 'ahead', 'coming'].map((word) => `${worlds.live}_${word}`)]
  const goesOn = await fits(stage)
  const all = await listWorlds(worlds)
  const old = goesOn ? unfinished.filter((name) => all.has(name)) : [...all]
  await mustBeWorlds(worlds, old)
  for (const name of old) await dropWorld(worlds, name)
  if (goesOn) return true
  await house.db.destroy()
  await copyWorld(worlds, await pristine.ready(0), next)
  await exchangeLive(worlds, { next, aside })
  await dropWorld(worlds, aside)
  house.db.initialize()
  return false
}
