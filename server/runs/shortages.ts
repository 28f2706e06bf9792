// Which papers a run left short, and what each could have had: who may review it, and whether anybody of them has room.
import type { Problem, Solution } from '../assignments/solver.ts'
import type { Shortage } from '../core/tables-matching.ts'
import { tally } from './posing.ts'

export function shortages(
  { demand, most, arcs, fixed = [] }: Problem,
  { pairs }: Solution,
  papers: { id: number }[],
): Shortage[] {
  const allowed = Map.groupBy([...arcs, ...fixed], ({ paper }) => paper)
  const filled = tally(
    pairs.map(({ paper }) => paper),
    papers.length,
  )
  const loads = tally(
    pairs.map(({ reviewer }) => reviewer),
    most.length,
  )
  const sits = new Set(pairs.map(({ paper, reviewer }) => `${paper} ${reviewer}`))
  const hasRoom = ({ paper, reviewer }: { paper: number; reviewer: number }) =>
    (loads[reviewer] ?? 0) < (most[reviewer] ?? 0) && !sits.has(`${paper} ${reviewer}`)
  return papers
    .map(({ id }, paper) => ({
      paper_id: id,
      wanted: demand[paper] ?? 0,
      missing: (demand[paper] ?? 0) - (filled[paper] ?? 0),
      allowed: new Set(allowed.get(paper)?.map(({ reviewer }) => reviewer)).size,
      room: allowed.get(paper)?.some(hasRoom) ?? false,
    }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => a.paper_id - b.paper_id)
}
