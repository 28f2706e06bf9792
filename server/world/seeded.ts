// Chance from a seed. Each part of the world throws dice of its own, so that a change in one leaves the others alone.
import { randomFrom, seedOf } from '../core/random.ts'

export type Dice = ReturnType<typeof dice>

export function one<T>(list: readonly T[], place: number): T {
  const found = list[place]
  if (found === undefined) throw new RangeError(`There is nothing at place ${place} of ${list.length}`)
  return found
}

/** `dice(7, 'paper', 12)`: the same key throws the same numbers, in every process. */
export function dice(...key: (string | number)[]) {
  const next = randomFrom(seedOf(key.join('/')))
  const between = (least: number, most: number) => least + (most - least) * next()
  const whole = (least: number, most: number) => Math.floor(between(least, most + 1))
  const pick = <T>(list: readonly T[]) => one(list, Math.floor(next() * list.length))
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((item) => ({ item, key: next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item)
  return {
    between,
    whole,
    pick,
    shuffled,
    chance: (share: number) => next() < share,
    some: <T>(list: readonly T[], most: number) => shuffled(list).slice(0, most),
    /** Mean 0, deviation 1; made of sums, which every machine rounds alike. */
    normal: () => (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
    weighted: <T>(choices: readonly (readonly [T, number])[]): T => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of choices) {
        left -= weight
        if (left < 0) return item
      }
      return one(choices, choices.length - 1)[0]
    },
  }
}
