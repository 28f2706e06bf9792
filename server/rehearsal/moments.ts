// The moments between which a rehearsal jumps, in the order of the workshop, at the instants of the example's timeline.
import type { Stage, StageName } from '../core/tables.ts'

export const MOMENT_KEYS = [
  'call-open',
  'hour-before',
  'just-after',
  'bidding',
  'assignment',
  'reviewing',
  'late',
  'discussion',
  'decisions',
  'released',
  'camera-ready',
  'eve',
  'workshop-day',
] as const
export type MomentKey = (typeof MOMENT_KEYS)[number]

export type Moment = { key: MomentKey; label: string; at: Temporal.Instant }

const WORDS: Record<MomentKey, { label: string; at: string }> = {
  'call-open': { label: 'Call open', at: '2023-05-20T18:00Z' },
  'hour-before': { label: 'One hour before the deadline', at: '2023-06-01T11:00Z' },
  'just-after': { label: 'Just after the deadline', at: '2023-06-01T12:15Z' },
  bidding: { label: 'Bidding', at: '2023-06-02T20:00Z' },
  assignment: { label: 'Assignment', at: '2023-06-04T20:00Z' },
  reviewing: { label: 'Reviewing, half done', at: '2023-06-09T18:00Z' },
  late: { label: 'Reviews late', at: '2023-06-13T15:00Z' },
  discussion: { label: 'Discussion', at: '2023-06-14T18:00Z' },
  decisions: { label: 'Decisions drafted', at: '2023-06-18T18:00Z' },
  released: { label: 'Released', at: '2023-06-19T20:00Z' },
  'camera-ready': { label: 'Camera-ready', at: '2023-07-05T18:00Z' },
  eve: { label: 'Eve of the workshop', at: '2023-07-29T06:00Z' },
  'workshop-day': { label: 'Workshop day, 10:20', at: '2023-07-29T20:20Z' },
}

export const MOMENTS: Moment[] = MOMENT_KEYS.map((key) => ({
  key,
  label: WORDS[key].label,
  at: Temporal.Instant.from(WORDS[key].at),
}))

type Timeline = (invented: Temporal.Instant) => Temporal.Instant

/** The same moments in another workshop's time. */
export const momentsOn = (timeline: Timeline): Moment[] =>
  MOMENTS.map((moment) => ({ ...moment, at: timeline(moment.at) }))

/** The last moment that has come by then; the first one before it as well. */
export const momentAt = (now: Temporal.Instant, moments: Moment[] = MOMENTS): MomentKey =>
  moments.findLast(({ at }) => Temporal.Instant.compare(at, now) <= 0)?.key ?? 'call-open'

/** Where a world of thousands begins: it is written in bulk, as it stands when the reviews were due. */
export const BULK_MOMENT: MomentKey = 'late'

const momentsInBulk = (moments: Moment[]): Moment[] =>
  moments.slice(moments.findIndex(({ key }) => key === BULK_MOMENT))

/** What is of a stage that a workshop may do without; of all others the world has something to show. */
const OF_STAGE: Partial<Record<MomentKey, StageName>> = { bidding: 'bidding', discussion: 'discussion' }

/** Those of this workshop; in a world of thousands the later ones. */
export function momentsOf(timeline: Timeline, stages: Pick<Stage, 'name'>[], brief: boolean): Moment[] {
  const names = new Set(stages.map(({ name }) => name))
  const has = ({ key }: Moment) => !OF_STAGE[key] || names.has(OF_STAGE[key])
  const moments = momentsOn(timeline).filter(has)
  return brief ? momentsInBulk(moments) : moments
}
