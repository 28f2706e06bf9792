// Why somebody who fits a paper better does not have it: what the pairs themselves tell, and only then what they leave open.
import { pairKey } from '../assignments/board.ts'
import { sittingsAgainst } from './checking.ts'
import type { Facts } from './facts.ts'
import type { Asked } from './wishes.ts'

type Pair = { paper_id: number; person_id: number }
type Person = { id: number; name: string; load: number; standby: boolean }
/** `pairs` are all that would stand, `loads` what each would have, as far as the viewer knows; `whole`: that is all of it. */
export type Settled = {
  facts: Facts
  asked: Asked
  pairs: Pair[]
  loads: Map<number, number>
  whole: boolean
}

export function whyNot(
  { facts, asked, pairs, loads, whole }: Settled,
  paper: number,
  has: Person,
  one: Person,
): string {
  const [coming, going] = [one, has].map(({ id }) => pairKey({ paper_id: paper, person_id: id }))
  if (pairs.some((pair) => pairKey(pair) === coming)) return 'has the paper too'
  const count = (id: number) => loads.get(id) ?? 0
  if (count(one.id) >= one.load) return `is full: ${count(one.id)} of ${one.load} papers`
  const swapped = pairs.filter((pair) => pairKey(pair) !== going)
  const before = sittingsAgainst(facts, swapped, asked)
  const after = sittingsAgainst(facts, [...swapped, { paper_id: paper, person_id: one.id }], asked)
  const broken = after.find(
    (now) => !before.some((was) => was.paper === now.paper && was.words === now.words),
  )
  if (broken) return `is free, but a rule is against it: ${broken.words}`
  if (one.standby) return 'stands by for papers that nobody else can take'
  if (asked.cap !== null) return 'is free, and may have been left out by the lot of the cap'
  if (asked.least > 0 && count(has.id) <= Math.min(asked.least, has.load))
    return `is free, but ${has.name} would have fewer papers than the least wished`
  return whole
    ? 'is free: what stood before, a hand or the end of the time kept them out'
    : 'was kept out by rules, loads or a hand'
}
