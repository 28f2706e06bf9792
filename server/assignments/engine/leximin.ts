// The fairest assignment: the worst-off paper as well off as can be, then the next, and so on through all of them (repeated
// max-min with fixing: what cannot be raised while no other is let down stays where it is, and the rest goes on).
import type { Known } from './branching.ts'
import type { Find } from './finding.ts'
import { type Floor, sumOf } from './floor.ts'
import type { Levels } from './levels.ts'
import type { Market } from './market.ts'

/** Beyond these it would take minutes, and might end without a proof. */
export const LARGEST = { papers: 40, arcs: 1600 }

export const isTooLarge = ({ demand, reviewer }: Market): boolean =>
  demand.length > LARGEST.papers || reviewer.length > LARGEST.arcs

export type Fairest = { known: Known; proven: boolean }

type Search = {
  levels: Levels
  tops: Float64Array
  find: Find
  stop: () => boolean
  /** How often it may still part, where of several papers each could be the one that stays behind. */
  forks: number
}
const FORKS = 40

/** What each paper must come to at least, and which may still rise. */
type State = { least: Float64Array; open: Set<number> }

export function fairest(
  levels: Levels,
  tops: Float64Array,
  find: Find,
  plain: Known,
  stop: () => boolean,
): Fairest & { level: number | null } {
  const open = new Set([...levels.counts.keys()].filter((paper) => levels.counts[paper] === 1))
  const least = Float64Array.from(levels.counts, (counts) => (counts === 1 ? levels.lowest : -Infinity))
  const search: Search = { levels, tops, find, stop, forks: FORKS }
  const found = rise(search, { least, open: new Set(open) }, { known: plain, proven: true })
  return { ...found, level: open.size > 0 ? lowestOf(search, open, found.known) : null }
}

/** `from` keeps what the state asks. */
function rise(search: Search, state: State, from: Fairest): Fairest {
  const { least, open } = state
  let now = from
  while (open.size > 0) {
    if (search.stop()) return { ...now, proven: false }
    now = lifted(search, state, now)
    const level = lowestOf(search, open, now.known)
    for (const paper of open) least[paper] = Math.max(least[paper] ?? 0, level)
    const behind = [...open].filter((paper) => sumIn(search, now.known, paper) === level)
    const raised = behind.map((paper) => ({
      paper,
      ...search.find(floorOf(search, without(state, paper, level + 1))),
    }))
    const stuck = raised.filter(({ known }) => !known)
    if (stuck.some(({ ended }) => !ended)) now = { ...now, proven: false }
    const [first] = raised
    if (stuck.length === 0 && first?.known && search.forks-- > 0)
      return parted(search, state, now, { paper: first.paper, level, known: first.known })
    if (stuck.length === 0) now = { ...now, proven: false }
    for (const { paper } of stuck.length > 0 ? stuck : raised.slice(0, 1)) open.delete(paper)
  }
  return now
}

/** Each of those behind could rise, but not all: either this one stays, or it does not. */
function parted(
  search: Search,
  state: State,
  now: Fairest,
  { paper, level, known }: { paper: number; level: number; known: Known },
): Fairest {
  const stays = { least: state.least.slice(), open: new Set([...state.open].filter((one) => one !== paper)) }
  const goes = { ...without(state, paper, level + 1), open: new Set(state.open) }
  const [one, other] = [rise(search, stays, now), rise(search, goes, { known, proven: now.proven })]
  const proven = one.proven && other.proven
  return { known: isFairer(search, other.known, one.known) ? other.known : one.known, proven }
}

const without = ({ least, open }: State, paper: number, level: number): State => ({
  open,
  least: least.with(paper, level),
})

/** The highest level that all who may rise can come to. */
function lifted(search: Search, state: State, from: Fairest): Fairest {
  const { open, least } = state
  let { known, proven } = from
  let low = lowestOf(search, open, known)
  let high = Math.min(...[...open].map((paper) => search.tops[paper] ?? 0))
  for (let level = high; low < high && !search.stop(); level = Math.ceil((low + high) / 2)) {
    const asked = least.map((each, paper) => (open.has(paper) ? Math.max(each, level) : each))
    const tried = search.find(floorOf(search, { least: asked, open }))
    if (tried.known) {
      known = tried.known
      low = lowestOf(search, open, known)
    } else {
      high = level - 1
      proven &&= tried.ended
    }
  }
  return { known, proven: proven && low >= high }
}

const floorOf = ({ levels: { base, short } }: Search, { least }: State): Floor => ({
  level: least,
  base,
  short,
})
const sumIn = ({ levels: { market, base } }: Search, { held }: Known, paper: number) =>
  sumOf(market, base, held, paper)
const lowestOf = (search: Search, papers: Iterable<number>, known: Known) =>
  Math.min(...[...papers].map((paper) => sumIn(search, known, paper)))

function isFairer(search: Search, one: Known, other: Known): boolean {
  const sorted = (known: Known) =>
    search.tops
      .map((_, paper) => (search.levels.counts[paper] === 1 ? sumIn(search, known, paper) : 0))
      .sort()
  const [a, b] = [sorted(one), sorted(other)]
  const at = a.findIndex((each, place) => each !== b[place])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}
