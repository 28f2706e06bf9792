// Everything that a world needs to be played, and playing it on a database that nobody looks at meanwhile.
import type { House } from '../context.ts'
import { connect, connectToAct, migrate } from '../core/db.ts'
import { writeWorld } from './bulk.ts'
import { FOUNDED, foundWorkshop } from './founding.ts'
import type { Moment } from './moments.ts'
import { type LeftOut, play } from './play.ts'
import type { Progress } from './progress.ts'
import type { Settings } from './queries-settings.ts'
import { markOf, readState, writeState } from './queries-state.ts'
import {
  actUnchecked,
  allowUnchecked,
  createWorld,
  dropWorld,
  storeAsItIs,
  urlOfWorld,
  type Worlds,
} from './queries-worlds.ts'
import { placed, type Script } from './script.ts'

export type Stage = {
  /** Its database is the live world; its clock is the virtual one. */
  house: House
  worlds: Worlds
  script: Script
  moments: Moment[]
  /** Of a real workshop, where one is rehearsed. */
  settings: Settings | null
  /** What the worlds were made from; those of another recipe are thrown away. */
  recipe: string
  progress: Progress
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? b : a)

/** A world on the day on which its workshop is set up; one of thousands is written on to its first moment at once. */
export async function foundWorld(stage: Stage, name: string): Promise<void> {
  const { house, worlds, script, settings, recipe, moments } = stage
  await dropWorld(worlds, name)
  await createWorld(worlds, name)
  const url = urlOfWorld(worlds, name)
  const db = connect(url, 2)
  try {
    await migrate(db, url)
    await storeAsItIs(db)
    await allowUnchecked(db)
    await foundWorkshop({ ...house, db }, script, settings)
    const now = script.brief ? placed(moments, 0).at : script.timeline(FOUNDED)
    if (script.brief) await writeWorld({ ...house, db }, script, now)
    await writeState(db, { now, acted: now, mark: '', recipe })
  } finally {
    await db.destroy()
  }
}

/** Acts until the instant, and leaves the world standing there, untouched by anybody; tells what could not happen. Given up, it throws and leaves a world half done. */
export async function playOn(
  stage: Stage,
  name: string,
  until: Temporal.Instant,
  given?: AbortSignal,
): Promise<LeftOut[]> {
  const { house, worlds, script, recipe, progress } = stage
  const leftOut: LeftOut[] = []
  const db = connectToAct(urlOfWorld(worlds, name))
  try {
    const { acted } = await readState(db)
    if (Temporal.Instant.compare(acted, until) < 0) {
      await actUnchecked(db)
      leftOut.push(
        ...(await play({ ...house, db }, { from: acted, until }, script, {
          hear: progress.hear,
          ...(given && { given }),
        })),
      )
    }
    await writeState(db, { now: until, acted: later(acted, until), mark: await markOf(db), recipe })
    return leftOut
  } finally {
    await db.destroy()
  }
}
