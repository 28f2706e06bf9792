// Circles of reviewers who said yes to each other's papers, and pairs who favour each other. What is seen is counted, not judged. Pure.
import { type Favour, type Favours, favoursIn, type Seen, surplusOf } from './favours.ts'

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

/** A bids eager on a paper of B's, B on one of C's, C on one of A's. */
export const ringsIn = (seen: Seen): Rings =>
  circlesIn(
    favoursIn(seen, ({ level }) => level === 'eager'),
    LONGEST,
  )

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
    const isRing = links.every(({ rows }) => rows.some(({ level }) => level === 'eager'))
    return !isRing && said >= OFTEN * expected
  })
}
