// Before the doors open: the worlds fit what is asked for, and a live one stands somewhere.
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
  const [next, gone, ...others] = ['next', 'gone', 'making', 'ahead', 'coming'].map(
    (word) => `${worlds.live}_${word}`,
  )
  for (const name of [next, gone, ...others]) if (name) await dropWorld(worlds, name)
  if (await fits(stage)) return true
  for (const name of await listWorlds(worlds)) await dropWorld(worlds, name)
  if (!next || !gone) return false
  await house.db.destroy()
  await copyWorld(worlds, await pristine.ready(0), next)
  await exchangeLive(worlds, { next, aside: gone })
  await dropWorld(worlds, gone)
  house.db.initialize()
  return false
}
