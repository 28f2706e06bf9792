// What `rostrum assign` prints of an answer, in the units of the instance.
import type { Compiled } from '../compiling.ts'
import type { Solved } from '../solving.ts'

const NOTHING = {
  status: 'infeasible',
  ...{ value: null, bound: null, gap: null, minPaper: null, floor: null, unfilled: null },
}

/** `locked`: the pairs that stand beforehand, which the market does not hold. */
export function figures(instance: Compiled, solved: Solved | null, locked: [number, number][]) {
  if (!solved?.held) return NOTHING
  const { value, bound, held, floor, highestFloor, expected } = solved
  const unfilled = solved.missing.reduce((sum, count) => sum + count, 0)
  return {
    status: statusOf(solved, unfilled),
    value,
    bound,
    gap: Number((bound - value).toFixed(9)),
    minPaper: leastSum(instance, held, locked),
    floor,
    ...(expected !== null && { expected }),
    ...(highestFloor !== null && highestFloor !== floor && { highestFloor }),
    unfilled,
  }
}

function statusOf({ status }: Solved, unfilled: number): string {
  if (unfilled > 0) return 'infeasible'
  return status === 'stopped' ? 'time-limit' : status
}

/** Of the papers that want reviewers, the one that is served worst; null where none wants any. */
function leastSum(
  { market, unit, base }: Compiled,
  held: Uint8Array,
  locked: [number, number][],
): number | null {
  const sums = base.slice()
  const wanted = Int32Array.from(market.demand)
  for (const [paper] of locked) wanted[paper] = (wanted[paper] ?? 0) + 1
  for (let paper = 0; paper < sums.length; paper++)
    for (let arc = market.start[paper] ?? 0, end = market.start[paper + 1] ?? 0; arc < end; arc++)
      if (held[arc] === 1) sums[paper] = (sums[paper] ?? 0) + (market.score[arc] ?? 0)
  const counted = sums.filter((_, paper) => (wanted[paper] ?? 0) > 0)
  return counted.length > 0 ? counted.reduce((low, sum) => Math.min(low, sum), Infinity) / unit : null
}
