// What a world does and when: acts, which real people would do through the pages.
import type { Writing } from '../context.ts'
import type { Received } from '../files/taking.ts'
import type { Who, World } from '../world/types.ts'
import type { Cast } from './cast.ts'
import type { Extras } from './extras.ts'
import type { Timeline } from './timeline.ts'

export type Act = {
  at: Temporal.Instant
  by: Who | 'visitor' | 'workshop'
  /** Where it touches one paper alone beside what is its person's own, the place of that paper; null: not even one. */
  paper?: number | null
  /** What else no other act touches meanwhile. */
  touches?: string[]
  /** Papers of which it only asks how they stand. */
  asksOf?: number[]
  /** Whoever acts stands to the paper afterwards as before. */
  stays?: boolean
  act(w: Writing, cast: Cast): Promise<unknown>
}

/** The file of a paper in its n-th version, or the final one, already examined and kept. */
export type Files = (paper: number, version: number | 'final') => Promise<Received>

export type Script = {
  world: World
  timeline: Timeline
  files: Files
  /** Of everybody, so that none has to be hashed on the way; null where people come by a click. */
  passwordHash: string | null
  extras: Extras
  /** Without what is overwritten later anyway, as drafts of drafts: for worlds of thousands. */
  brief: boolean
}

/** The person or paper at a place of the world. */
export function placed<T>(list: T[], place: number): T {
  const found = list[place]
  if (found === undefined) throw new Error(`Nothing stands at place ${place} of this world.`)
  return found
}

/** Example's time as it stands in the plan of the rehearsal. */
export const invented = (text: string) => Temporal.Instant.from(text)
