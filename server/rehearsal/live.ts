// A whole world on an empty database, for the rehearsal, for tests, for pictures and for measurements.
import type { House } from '../context.ts'
import { example } from '../setup/example.ts'
import type { World } from '../world/types.ts'
import { type Extras, NO_EXTRAS } from './extras.ts'
import { FOUNDED, foundWorkshop } from './founding.ts'
import { MOMENTS, type MomentKey } from './moments.ts'
import { type LeftOut, play } from './play.ts'
import type { Files, Script } from './script.ts'
import { timelineOf } from './timeline.ts'

export type LivingOptions = {
  files: Files
  passwordHash?: string | null
  brief?: boolean
  extras?: Extras
}

/** The house's database must be migrated and empty. Its clock is the caller's to turn. */
export async function liveUntil(
  house: House,
  world: World,
  moment: MomentKey,
  { files, passwordHash = null, brief = false, extras = NO_EXTRAS }: LivingOptions,
): Promise<LeftOut[]> {
  const script: Script = {
    world,
    timeline: timelineOf(example.stages),
    files,
    passwordHash,
    brief,
    extras,
  }
  await foundWorkshop(house, script, null)
  const until = MOMENTS.find(({ key }) => key === moment)?.at ?? FOUNDED
  return play(house, { from: FOUNDED, until }, script)
}
