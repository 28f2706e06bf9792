// The timeline with a later deadline for submissions, and with the dates that move along.
import { type Entry, fault } from '../core/form.ts'
import { STAGES, type Stage, type StageName } from '../core/tables.ts'
import { stageInWords, timelineFaults } from '../policy/timeline.ts'
import { follow, followersOf } from '../settings/following.ts'

/** What still stands in the way is told at the dates that could move along, where it is one of them. */
export function extendedTimeline(
  stages: Stage[],
  until: Temporal.Instant,
  along: StageName[],
): Entry<Stage[]> {
  const after = stages.map((stage) => (stage.name === 'submission' ? { ...stage, closes_at: until } : stage))
  const followers = followersOf(stages, after)
  const value = follow(after, followers, along)
  const faults = timelineFaults(value)
  const stage = STAGES.find((name) => faults[name])
  if (!stage) return { ok: true, value }
  const because = faults[stage]
  return followers.some(({ name }) => name === stage && !along.includes(name))
    ? fault({ along: `${because} Tick ${stageInWords(stage)}, or change the timeline first.` })
    : fault({ until: `${because} Change the timeline first.` })
}
