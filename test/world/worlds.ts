// Invented worlds of the sizes that the house uses: a handful, the rehearsal, the benchmark.
import { inventWorld } from '../../server/world/invent.ts'
import type { World } from '../../server/world/types.ts'

const SIZES = [
  { seed: 1, papers: 12, reviewers: 8 },
  { seed: 2, papers: 12, reviewers: 8 },
  { seed: 1, papers: 120, reviewers: 75 },
  { seed: 2023, papers: 120, reviewers: 75 },
  { seed: 1, papers: 3000, reviewers: 2500 },
]

export const worlds: { name: string; world: World }[] = SIZES.map((wish) => ({
  name: `${wish.papers} papers, ${wish.reviewers} reviewers, seed ${wish.seed}`,
  world: inventWorld(wish),
}))

export const rehearsed: World = inventWorld({ seed: 1, papers: 120, reviewers: 75 })

export const instant = (text: string) => Temporal.Instant.from(text)
export const OPENS = instant('2023-03-24T12:00Z')
export const BEGINS = instant('2023-05-20T18:00Z')
export const CLOSES = instant('2023-06-01T12:00Z')

export const before = (a: Temporal.Instant | null | undefined, b: Temporal.Instant) =>
  a !== null && a !== undefined && Temporal.Instant.compare(a, b) < 0

/** Where in the list a condition fails: an empty list is what a test wants to see. */
export const places = <T>(list: readonly T[], wrong: (item: T, place: number) => boolean) =>
  [...list.entries()].filter(([place, item]) => wrong(item, place)).map(([place]) => place)

export const among = (number: number, least: number, most: number, what: string) =>
  number >= least && number <= most ? [] : [`${what}: ${number} is not between ${least} and ${most}`]
