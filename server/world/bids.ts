// What reviewers would like to read: ten to forty papers near their topics, and from some nobody hears.
import { match } from './scores.ts'
import { type Dice, dice, one } from './seeded.ts'
import type { Bid, InventedPaper, InventedReviewer, World } from './types.ts'

/** In review at bidding time, and not one's own or a friend's. */
function mayRead(paper: InventedPaper, { who }: InventedReviewer): boolean {
  if (paper.submittedAt === null) return false
  return !paper.authors.includes(who) && !paper.conflicts.some((conflict) => conflict.who === who)
}

const WARM = [
  ['eager', 4],
  ['willing', 5],
  ['pinch', 1],
] as const
const COOL = [
  ['willing', 3],
  ['pinch', 5],
  ['unwilling', 2],
] as const
const COLD = [
  ['pinch', 3],
  ['unwilling', 7],
] as const

const bidBy = (chance: Dice, known: number): Bid =>
  chance.weighted<Bid>(known > 0.6 ? WARM : known > 0 ? COOL : COLD)

const made = new WeakMap<World, Map<number, Map<number, Bid>>>()

/** All bids of a reviewer, by place of the paper. */
function bidsBy(world: World, reviewer: number): Map<number, Bid> {
  const invited = one(world.reviewers, reviewer)
  const chance = dice(world.wish.seed, 'bids', reviewer)
  if (invited.answer.kind !== 'accept' || invited.habit === 'never' || chance.chance(0.08)) return new Map()
  const wishes = world.papers.flatMap((paper, place) => {
    const known = match(paper, invited)
    return mayRead(paper, invited) ? { place, known, wish: known + chance.between(0, 0.9) } : []
  })
  const read = wishes.toSorted((a, b) => b.wish - a.wish).slice(0, chance.whole(10, 40))
  return new Map(read.map(({ place, known }) => [place, bidBy(chance, known)]))
}

/** null: no bid. `paper` and `reviewer` are places in the world. */
export function bidOf(world: World, paper: number, reviewer: number): Bid | null {
  const known = made.get(world) ?? new Map<number, Map<number, Bid>>()
  made.set(world, known)
  const bids = known.get(reviewer) ?? bidsBy(world, reviewer)
  known.set(reviewer, bids)
  return bids.get(paper) ?? null
}
