// What is asked of an assignment: pairs and their scores, places and loads, and the rules beside them.
export type Pair = { paper: number; reviewer: number }
type Scored = Pair & { score: number }

/** Papers and reviewers are indices from 0. Scores count to six decimals; a missing pair is forbidden. */
export type Problem = {
  /** Reviewers wanted, per paper. */
  demand: number[]
  /** Loads, per reviewer. */
  least: number[]
  most: number[]
  /** The allowed pairs. */
  arcs: Scored[]
  /** Locked pairs, kept in every solution, counted in demand and load; outside `arcs` their score is 0. */
  fixed?: Pair[]
  /** Who counts as senior, and how many of them each paper gets at least. */
  seniors?: { least: number; among: number[] }
  /** Per reviewer; at most one of each institution sits on a paper. */
  institutions?: (string | null)[]
  /** Reviewers who never sit on the same paper: banned together, or former co-authors. */
  apart?: [number, number][]
  /** Papers and the reviewers who wrote them: two people do not review each other. */
  written?: Pair[]
  /** Reviewers who get papers only where nobody else is left. */
  standby?: number[]
  /** Pairs that stand already, and by how much of a score each is preferred to a new one. */
  kept?: { pairs: Pair[]; bonus: number }
}

export function checkProblem(problem: Problem): void {
  const { demand, least, most, arcs, fixed = [] } = problem
  demand.forEach((wanted, paper) => {
    checkCount(wanted, `The demand of paper ${paper}`)
  })
  if (least.length !== most.length)
    throw new RangeError(`There are ${least.length} minimum loads and ${most.length} maximum loads.`)
  least.forEach((load, reviewer) => {
    checkCount(load, `The minimum load of reviewer ${reviewer}`)
    checkCount(most[reviewer], `The maximum load of reviewer ${reviewer}`)
    if (load > (most[reviewer] ?? 0))
      throw new RangeError(`The minimum load of reviewer ${reviewer} is above the maximum load.`)
  })
  const named: [string, Pair[]][] = [
    ['Allowed', arcs],
    ['Locked', fixed],
    ['Written', problem.written ?? []],
    ['Kept', problem.kept?.pairs ?? []],
  ]
  for (const [kind, pairs] of named) checkPairs(pairs, kind, demand.length, most.length)
  for (const { paper, reviewer, score } of arcs)
    if (!Number.isFinite(score))
      throw new RangeError(`The score of paper ${paper} with reviewer ${reviewer} is ${score}, not a number.`)
  checkPeople(problem)
}

function checkCount(count: number | undefined, name: string): void {
  if (count === undefined || !Number.isSafeInteger(count) || count < 0 || count > 1e9)
    throw new RangeError(`${name} is ${count}, not a whole number from 0.`)
}

function checkPairs(pairs: Pair[], kind: string, papers: number, reviewers: number): void {
  const seen = new Uint8Array(Math.ceil((papers * reviewers) / 8))
  let twice = false
  for (const { paper, reviewer } of pairs) {
    if (!isIndex(paper, papers))
      throw new RangeError(`${nameOf(kind, paper, reviewer)}: there is no such paper.`)
    if (!isIndex(reviewer, reviewers))
      throw new RangeError(`${nameOf(kind, paper, reviewer)}: there is no such reviewer.`)
    const place = paper * reviewers + reviewer
    const [byte, bit] = [Math.floor(place / 8), 1 << (place % 8)]
    const before = seen[byte] ?? 0
    twice ||= (before & bit) !== 0
    seen[byte] = before | bit
  }
  if (twice) throw new RangeError(`${kind} pairs: the same pair is named twice.`)
}

const nameOf = (kind: string, paper: number, reviewer: number) =>
  `${kind} pair of paper ${paper} with reviewer ${reviewer}`

function checkPeople({ most, seniors, standby = [], apart = [], institutions }: Problem): void {
  for (const reviewer of [...(seniors?.among ?? []), ...standby, ...apart.flat()])
    if (!isIndex(reviewer, most.length)) throw new RangeError(`There is no reviewer ${reviewer}.`)
  if (seniors) checkCount(seniors.least, 'The number of seniors')
  if (institutions && institutions.length !== most.length)
    throw new RangeError(`There are ${institutions.length} institutions and ${most.length} reviewers.`)
}

function isIndex(index: number, size: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < size
}
