// Which later dates of the timeline follow one that moves, and by how much.
import { z } from 'zod'
import { AOE, inWords, lastMinute } from '../core/dates.ts'
import { fingerprint } from '../core/fingerprint.ts'
import { many, type Typed } from '../core/form.ts'
import { STAGES, type Stage, type StageName } from '../core/tables.ts'
import { capital } from '../core/words.ts'
import { stageInWords } from '../policy/timeline.ts'

export const along = many(z.enum(STAGES, 'Choose among the dates of the list.'))

const place = ({ name }: Stage) => STAGES.indexOf(name)
const byEnd = (a: Stage, b: Stage) =>
  Temporal.Instant.compare(a.closes_at, b.closes_at) || place(a) - place(b)

/** Typed dates are whole minutes, so a difference of seconds is none of the chair's. */
const isSame = (a: Temporal.Instant | null, b: Temporal.Instant | null) =>
  a === null || b === null ? a === b : Math.abs(a.epochMilliseconds - b.epochMilliseconds) < 60_000

const leap = (from: Stage, until: Stage) =>
  until.closes_at.epochMilliseconds - from.closes_at.epochMilliseconds

export type Follower = { name: StageName; from: Stage; until: Stage }

/**
 * Stages that stand as they did, after one whose end has moved: each follows the last moved end before it.
 * The workshop itself stays, for its place is booked. A beginning alone moves nothing; that of a follower moves where it did not lie before the end that leads.
 */
export function followersOf(before: Stage[], after: Stage[]): Follower[] {
  const now = new Map(after.map((stage) => [stage.name, stage]))
  const followers: Follower[] = []
  let leader: { from: Stage; by: number } | null = null
  for (const from of before.toSorted(byEnd)) {
    const until = now.get(from.name)
    if (!until) continue
    if (!isSame(from.closes_at, until.closes_at)) leader = { from, by: leap(from, until) }
    else if (leader && from.name !== 'workshop' && isSame(from.opens_at, until.opens_at))
      followers.push({ name: from.name, from, until: behind(until, leader) })
  }
  return followers
}

function behind(stage: Stage, { from, by }: { from: Stage; by: number }): Stage {
  const { opens_at, closes_at } = stage
  const isAfter = opens_at !== null && Temporal.Instant.compare(opens_at, from.closes_at) >= 0
  const milliseconds = by
  return {
    ...stage,
    opens_at: isAfter ? opens_at.add({ milliseconds }) : opens_at,
    closes_at: closes_at.add({ milliseconds }),
  }
}

export function follow(stages: Stage[], followers: Follower[], chosen: StageName[]): Stage[] {
  const moved = new Map(followers.map(({ name, until }) => [name, until]))
  return stages.map((stage) => (chosen.includes(stage.name) ? (moved.get(stage.name) ?? stage) : stage))
}

const endOf = ({ closes_at }: Stage) => inWords(lastMinute(closes_at), AOE)

type FollowerShown = { name: StageName; label: string; from: string; until: string; ticked: boolean }

const shownOf = ({ name, from, until }: Follower, ticked: boolean): FollowerShown => ({
  ...{ name, label: capital(stageInWords(name)), ticked },
  ...{ from: endOf(from), until: endOf(until) },
})

/** What could follow a deadline that moves by as much as is typed only now: where each date stands. */
export function wouldFollow(stages: Stage[], leader: StageName): FollowerShown[] {
  const moved = stages.map((stage) =>
    stage.name === leader ? { ...stage, closes_at: stage.closes_at.add({ minutes: 1 }) } : stage,
  )
  return followersOf(stages, moved).map((follower) => shownOf(follower, true))
}

/** All are ticked at first, for it is the forgotten ones that do harm; `offered` tells whether they are still those. */
export type FollowingShown = {
  dates: FollowerShown[]
  offered: string
}

export function followingShown(followers: Follower[], typed: Typed): FollowingShown {
  const chosen = typed.later === 'ticked' ? along.safeParse(typed.along).data : null
  return {
    dates: followers.map((follower) => shownOf(follower, chosen?.includes(follower.name) ?? true)),
    offered: fingerprint(followers),
  }
}
