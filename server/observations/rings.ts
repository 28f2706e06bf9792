// Circles of reviewers who said yes to each other's papers, and pairs who favour each other. What is seen is counted, not judged. Pure.
import {
  type Bidder,
  biddersOf,
  type Favour,
  type Favours,
  favoursIn,
  type SaidBid,
  type Seen,
  surplusOf,
} from './favours.ts'

export type Ring = { links: Favour[]; surplus: number }
/** `whole`: false where so many ways were looked along that the rest was left. */
export type Rings = { rings: Ring[]; whole: boolean }

/** Longer circles come about by chance everywhere. */
const LONGEST = 4
const STEPS = 200_000

const byWeight = (a: Ring, b: Ring) => a.links.length - b.links.length || b.surplus - a.surplus

const ringOf = (links: Favour[]): Ring => ({
  links,
  surplus: links.reduce((sum, link) => sum + surplusOf(link), 0),
})

/** Each circle once, beginning at its smallest number. */
function circlesIn(favours: Favours, longest: number): Rings {
  const rings: Ring[] = []
  let left = STEPS
  const walk = (start: number, path: Favour[]) => {
    const at = path.at(-1)?.to ?? start
    for (const link of favours.get(at)?.values() ?? []) {
      if (left-- <= 0) return
      if (link.to === start && path.length > 0) rings.push(ringOf([...path, link]))
      else if (link.to > start && path.length + 1 < longest && !path.some(({ to }) => to === link.to))
        walk(start, [...path, link])
    }
  }
  for (const start of [...favours.keys()].sort((a, b) => a - b)) walk(start, [])
  return { rings: rings.sort(byWeight), whole: left > 0 }
}

/** How many pairs would say yes to each other if everybody's bids fell by chance: what is found is much or little beside it. */
export function pairsByChance(seen: Seen, counts: (bid: SaidBid) => boolean = () => true): number {
  const bidders = [...biddersOf({ ...seen, bids: seen.bids.filter(counts) })]
  const written = Map.groupBy(
    seen.papers.flatMap(({ id, authors }) => authors.map((author) => ({ id, author }))),
    ({ author }) => author,
  )
  const chance = (from: number, { open, yes }: Bidder, to: number) => {
    const papers = (written.get(to) ?? []).filter(({ id }) => seen.open(from, id)).length
    return papers === 0 ? 0 : 1 - Math.exp((-yes.length * papers) / open)
  }
  let sum = 0
  for (const [at, [one, own]] of bidders.entries())
    for (const [other, theirs] of bidders.slice(at + 1))
      sum += chance(one, own, other) * chance(other, theirs, one)
  return sum
}

export const isEager = ({ level }: SaidBid) => level === 'eager'

/** A bids eager on a paper of B's, B on one of C's, C on one of A's. */
export const ringsIn = (seen: Seen): Rings => circlesIn(favoursIn(seen, isEager), LONGEST)

/** So many times what chance would have it, on both sides together. */
const OFTEN = 2

/** Two who said yes to each other's papers far oftener than to others', but for those who are a ring already. */
export function pairsIn(seen: Seen): Ring[] {
  const { rings } = circlesIn(
    favoursIn(seen, () => true),
    2,
  )
  return rings.filter(({ links }) => {
    const said = links.reduce((sum, { rows }) => sum + rows.length, 0)
    const expected = links.reduce((sum, link) => sum + link.expected, 0)
    const isRing = links.every(({ rows }) => rows.some(isEager))
    return !isRing && said >= OFTEN * expected
  })
}
