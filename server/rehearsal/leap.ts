// A leap: the world at an instant is made beside the live one, from the nearest world before it, and takes its place at once.
import type { VirtualClock } from './clock.ts'
import { forgetAfter, hasLeft, lastBefore, lineOf, nameToLeave } from './line.ts'
import type { Pristine } from './pristine.ts'
import { copyWorld, discardWorld, exchangeLive } from './queries-worlds.ts'
import { playOn, type Stage } from './stage.ts'

export type Leaping = { stage: Stage; clock: VirtualClock; pristine: Pristine }

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

/**
 * Whether somebody has touched the live world; since when what followed has been made ahead, if it has; and the instant of which an
 * untouched one is the only copy, if it is.
 */
export type Standing = { touched: boolean; ahead: Temporal.Instant | null; only: Temporal.Instant | null }

export const UNTOUCHED: Standing = { touched: false, ahead: null, only: null }

/** From which world the one at the target follows, and whether somebody has touched it. */
async function sourceOf(
  { stage, clock, pristine }: Leaping,
  target: Temporal.Instant,
  { touched, ahead, only }: Standing,
) {
  const { worlds, moments } = stage
  const left = lastBefore(await lineOf(worlds), target)
  const isMade = left && ahead && isBefore(ahead, left.at)
  const since = touched ? clock.clock() : only
  if (since && !isMade && !isBefore(target, since)) return { name: worlds.live, onLine: true }
  if (left) return { name: left.name, onLine: true }
  const place = moments.findLastIndex(({ at }) => !isBefore(target, at))
  return { name: await pristine.ready(Math.max(0, place)), onLine: false }
}

/**
 * The live world is not changed until it is replaced whole. Nobody may be connected to it. Returns the instant of which it is the only
 * copy then; null where there are others.
 */
export async function leap(
  leaping: Leaping,
  target: Temporal.Instant,
  standing: Standing,
): Promise<Temporal.Instant | null> {
  const { stage, clock } = leaping
  const { worlds } = stage
  const now = clock.clock()
  const [next, gone] = [`${worlds.live}_next`, `${worlds.live}_gone`]
  const { touched, ahead, only } = standing
  if (touched && !ahead) await forgetAfter(worlds, now)
  const source = await sourceOf(leaping, target, standing)
  await discardWorld(worlds, next)
  await copyWorld(worlds, source.name, next)
  await playOn(stage, next, target)
  await discardWorld(worlds, gone)
  const left = touched ? now : only
  const aside = left ? await nameToLeave(worlds, left) : gone
  await exchangeLive(worlds, { next, aside })
  await discardWorld(worlds, gone)
  return source.onLine && !(await hasLeft(worlds, target)) ? target : null
}
