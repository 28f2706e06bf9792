// The line of a world that somebody has touched: copies of it at the instants at which it was left, each of which later
// worlds follow from. Going back drops nothing; only a new touch does, for what followed then is no longer true.
import { copyWorld, discardWorld, listWorlds, type Worlds } from './queries-worlds.ts'

/** A world of the line, and the instant at which it was left. */
export type Left = { name: string; at: Temporal.Instant }

/** Of the world of the line that was left at the instant. */
export const nameAt = (live: string, at: Temporal.Instant) => `${live}_t${at.epochMilliseconds}`

const byTime = (a: Left, b: Left) => Temporal.Instant.compare(a.at, b.at)
const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0

export async function lineOf(worlds: Worlds): Promise<Left[]> {
  const names = [...(await listWorlds(worlds))]
  const left = names.flatMap((name): Left[] => {
    const [, time] = /_t(\d+)$/.exec(name) ?? []
    return time ? [{ name, at: Temporal.Instant.fromEpochMilliseconds(Number(time)) }] : []
  })
  return left.toSorted(byTime)
}

/** The latest that is not after the instant. */
export const lastBefore = (line: Left[], at: Temporal.Instant) =>
  line.findLast((left) => !isAfter(left.at, at))

/** What followed from a world that has been changed since. */
export async function forgetAfter(worlds: Worlds, at: Temporal.Instant): Promise<void> {
  for (const left of await lineOf(worlds)) if (isAfter(left.at, at)) await discardWorld(worlds, left.name)
}

export const forgetLine = async (worlds: Worlds): Promise<void> => {
  for (const { name } of await lineOf(worlds)) await discardWorld(worlds, name)
}

export const hasLeft = async (worlds: Worlds, at: Temporal.Instant): Promise<boolean> =>
  (await listWorlds(worlds)).has(nameAt(worlds.live, at))

/** Nobody may be connected to the live world. */
export const keepCopy = (worlds: Worlds, at: Temporal.Instant) =>
  copyWorld(worlds, worlds.live, nameAt(worlds.live, at))

/** The name under which the world that is left now is kept. */
export async function nameToLeave(worlds: Worlds, at: Temporal.Instant): Promise<string> {
  const name = nameAt(worlds.live, at)
  await discardWorld(worlds, name)
  return name
}
