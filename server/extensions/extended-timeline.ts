// The timeline with a later deadline for submissions, and with the dates that move along.
import { type Entry, fault } from '../core/form.ts'
import { STAGES, type Stage, type StageName } from '../core/tables.ts'
import { stageInWords, timelineFaults } from '../policy/timeline.ts'
import { follow, followersOf } from '../settings/following.ts'

/** `moved`: those of `along` that follow it. What still stands in the way is told at the dates that could move along, where it is one of them. */
export function extendedTimeline(
  stages: Stage[],
  until: Temporal.Instant,
  along: StageName[],
): Entry<{ stages: Stage[]; moved: StageName[] }> {
  const after = stages.map((stage) => (stage.name === 'submission' ? { ...stage, closes_at: until } : stage))
  const followers = followersOf(stages, after)
  const moved = followers.map(({ name }) => name).filter((name) => along.includes(name))
  const value = { stages: follow(after, followers, moved), moved }
  const faults = timelineFaults(value.stages)
  const stage = STAGES.find((name) => faults[name])
  if (!stage) return { ok: true, value }
  const because = faults[stage]
  return followers.some(({ name }) => name === stage && !along.includes(name))
    ? fault({ along: `${because} Tick ${stageInWords(stage)}, or change the timeline first.` })
    : fault({ until: `${because} Change the timeline first.` })
}
