// From the example's time, in which the world is invented, to the time of the workshop that is rehearsed.
import type { Stage, StageName } from '../core/tables.ts'
import { example } from '../setup/example.ts'

/** Where an instant of the invented world lies in the rehearsed workshop. */
export type Timeline = (invented: Temporal.Instant) => Temporal.Instant

type Anchor = { from: number; to: number }
type Edge = { stage: StageName; edge: 'opens_at' | 'closes_at'; minutes: number }

/** Around the deadline and the day itself minutes count, so distances there are kept and only the days between stretch. */
const EDGES: Edge[] = [
  { stage: 'submission', edge: 'opens_at', minutes: 0 },
  { stage: 'submission', edge: 'closes_at', minutes: -120 },
  { stage: 'submission', edge: 'closes_at', minutes: 60 },
  { stage: 'bidding', edge: 'closes_at', minutes: 0 },
  { stage: 'assignment', edge: 'closes_at', minutes: 0 },
  // In the example both are one instant; elsewhere nobody reviews before that opens.
  { stage: 'review', edge: 'opens_at', minutes: 1 },
  { stage: 'review', edge: 'closes_at', minutes: 0 },
  { stage: 'discussion', edge: 'closes_at', minutes: 0 },
  { stage: 'decision', edge: 'closes_at', minutes: 0 },
  { stage: 'notification', edge: 'closes_at', minutes: 0 },
  { stage: 'camera_ready', edge: 'closes_at', minutes: 0 },
  { stage: 'workshop', edge: 'opens_at', minutes: -1440 },
  { stage: 'workshop', edge: 'opens_at', minutes: 0 },
]

const edgeOf = (stages: Stage[], { stage, edge, minutes }: Edge): number | null => {
  const instant = stages.find(({ name }) => name === stage)?.[edge]
  return instant ? instant.add({ minutes }).epochMilliseconds : null
}

/** Edges that both timelines have, as long as they move forward in both. */
function anchorsOf(stages: Stage[]): Anchor[] {
  const anchors: Anchor[] = []
  for (const edge of EDGES) {
    const [from, to] = [edgeOf(example.stages, edge), edgeOf(stages, edge)]
    const last = anchors.at(-1)
    if (from === null || to === null || (last && (from <= last.from || to <= last.to))) continue
    anchors.push({ from, to })
  }
  return anchors
}

export function timelineOf(stages: Stage[]): Timeline {
  const anchors = anchorsOf(stages)
  return (invented) => {
    const at = invented.epochMilliseconds
    const after = anchors.findIndex(({ from }) => at < from)
    const [left, right] = [anchors.at(after <= 0 ? after : after - 1), anchors[after]]
    if (!left) return invented
    const isOutside = after <= 0 || !right
    const share = isOutside ? 1 : (right.to - left.to) / (right.from - left.from)
    const near = after === 0 ? (anchors[0] ?? left) : left
    return Temporal.Instant.fromEpochMilliseconds(Math.round(near.to + (at - near.from) * share))
  }
}
