// Which timelines are possible: the order of the stages, each refusal with its reason.
import type { Stage, StageName } from '../core/tables.ts'

const WORDS: Record<StageName, string> = {
  submission: 'submission',
  bidding: 'bidding',
  assignment: 'assignment',
  review: 'reviewing',
  response: 'responses of authors',
  discussion: 'discussion',
  decision: 'decisions',
  notification: 'notification',
  camera_ready: 'camera-ready',
  workshop: 'the workshop',
}

export const stageInWords = (name: StageName) => WORDS[name]

/** `earlier` must not end after `later`; and where said, `later` must not open before `earlier` ends. */
const ORDER: { earlier: StageName; later: StageName; because: string }[] = [
  { earlier: 'submission', later: 'bidding', because: 'Bidding cannot end before submissions close.' },
  {
    earlier: 'submission',
    later: 'assignment',
    because: 'Papers cannot be assigned before submissions close.',
  },
  { earlier: 'bidding', later: 'assignment', because: 'Papers are assigned after bidding ends.' },
  { earlier: 'assignment', later: 'review', because: 'Reviews are due after papers are assigned.' },
  { earlier: 'review', later: 'response', because: 'Authors cannot respond before reviews are due.' },
  { earlier: 'review', later: 'discussion', because: 'The discussion cannot end before reviews are due.' },
  { earlier: 'review', later: 'decision', because: 'Decisions cannot be final before reviews are due.' },
  {
    earlier: 'response',
    later: 'decision',
    because: 'Decisions cannot be final before authors have responded.',
  },
  {
    earlier: 'discussion',
    later: 'decision',
    because: 'Decisions cannot be final before the discussion ends.',
  },
  { earlier: 'review', later: 'notification', because: 'Notification cannot come before reviews are due.' },
  {
    earlier: 'decision',
    later: 'notification',
    because: 'Notification cannot come before decisions are made.',
  },
  {
    earlier: 'notification',
    later: 'camera_ready',
    because: 'Camera-ready papers are due after notification.',
  },
  {
    earlier: 'camera_ready',
    later: 'workshop',
    because: 'The workshop cannot end before camera-ready papers are due.',
  },
]

const YEAR_IN_DAYS = 300
const days = (from: Temporal.Instant, until: Temporal.Instant) =>
  (until.epochMilliseconds - from.epochMilliseconds) / 86_400_000

/** The faults of a timeline, by stage; empty when it is possible. */
export function timelineFaults(stages: Stage[]): Partial<Record<StageName, string>> {
  const by = new Map(stages.map((stage) => [stage.name, stage]))
  const faults: Partial<Record<StageName, string>> = {}
  for (const { name, opens_at, closes_at } of stages) {
    if (opens_at && days(opens_at, closes_at) <= 0)
      faults[name] = 'It would end before it begins. Set a later end.'
  }
  for (const { earlier, later, because } of ORDER) {
    const [first, second] = [by.get(earlier), by.get(later)]
    if (first && second && days(first.closes_at, second.closes_at) < 0) faults[later] ??= because
  }
  const sorted = stages.toSorted((a, b) => Temporal.Instant.compare(a.closes_at, b.closes_at))
  for (const [index, stage] of sorted.entries()) {
    const previous = sorted[index - 1]
    if (previous && days(previous.closes_at, stage.closes_at) > YEAR_IN_DAYS) {
      faults[stage.name] ??= 'This date is in another year than its neighbours. Check the year.'
    }
  }
  return faults
}
