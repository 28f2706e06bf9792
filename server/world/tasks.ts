// What reviewers say of a paper that was sent to them, besides reviewing it: yes, no, more days, and that they cannot finish.
import { type Calendar, calendarOf, instantAt, MINUTE, type Moment } from './calendar.ts'
import { type Dice, dice, one } from './seeded.ts'
import type { InventedReview, World } from './types.ts'
import { WORDS } from './words.ts'

type Instant = Temporal.Instant
type Told = { at: Instant; reason: string }

export type InventedTask = {
  acceptedAt: Instant | null
  handback: Told | null
  /** A chair answers before the review is due. */
  deferral: (Told & { days: number; answeredAt: Instant; isGranted: boolean }) | null
  inability: Told | null
}

/** What a persona is known for. */
export type Known = 'accepts' | 'asks' | null

/** Some people answer letters, and others begin at once or never say a word. */
const ACCEPTING = 0.35
const HANDING_BACK = 0.03
const ASKING = 0.3
const ASKING_FOR_THIS = 0.5
const GRANTED = 0.75
const UNABLE = 0.6

const isBefore = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b) < 0

function deferralOf(chance: Dice, reason: string, { reviewCloses, day }: Calendar) {
  const at = reviewCloses - chance.between(0.6, 1.9) * day
  const answeredAt = instantAt(at + chance.between(0.1, 0.5) * day)
  return {
    at: instantAt(at),
    reason,
    days: chance.whole(2, 4),
    answeredAt,
    isGranted: chance.chance(GRANTED),
  }
}

function inabilityOf(chance: Dice, { reviewCloses, day }: Calendar): Told {
  return {
    at: instantAt(reviewCloses - chance.between(1.2, 2.2) * day),
    reason: chance.pick(WORDS.inabilities),
  }
}

/** `paper` and `reviewer` are places in the world, and `review` is what the one gets from the other. */
export function taskOf(
  world: World,
  [paper, reviewer]: [paper: number, reviewer: number],
  { draftedAt, submittedAt }: InventedReview,
  known: Known,
): InventedTask {
  const { seed, timeline } = world.wish
  const calendar = calendarOf(timeline)
  const { habit } = one(world.reviewers, reviewer)
  const person = dice(seed, 'tasks', reviewer)
  const [accepts, asks] = [person.chance(ACCEPTING), person.chance(ASKING)]
  const chance = dice(seed, 'task', paper, reviewer)
  const at = instantAt(calendar.reviewOpens + 40 * MINUTE + chance.between(0, 1.1) * calendar.day)
  const back = isBefore(at, draftedAt) && habit === 'prompt' && known === null && chance.chance(HANDING_BACK)
  const deferral = deferralOf(chance, person.pick(WORDS.delays), calendar)
  // Whoever says yes says so to all their papers at a time.
  const yesAt = instantAt(calendar.reviewOpens + 40 * MINUTE + person.between(0, 1.1) * calendar.day)
  const says = isBefore(yesAt, draftedAt) && !back && habit !== 'never' && (accepts || known === 'accepts')
  const wants = habit === 'late' && ((asks && chance.chance(ASKING_FOR_THIS)) || known === 'asks')
  const waits = submittedAt === null || isBefore(deferral.answeredAt, submittedAt)
  const cannot = submittedAt === null && chance.chance(UNABLE)
  return {
    acceptedAt: says ? yesAt : null,
    handback: back ? { at, reason: chance.pick(WORDS.handbacks) } : null,
    deferral: wants && waits ? deferral : null,
    inability: cannot ? inabilityOf(chance, calendar) : null,
  }
}

/** Who is asked in a hurry says yes or no within hours, and writes within days. */
export function standinTaskOf(
  { wish }: World,
  [paper, reviewer]: [paper: number, reviewer: number],
  askedAt: Instant,
): InventedTask & Pick<InventedReview, 'draftedAt'> & { submittedAt: Instant } {
  const chance = dice(wish.seed, 'standin', paper, reviewer)
  const { day } = calendarOf(wish.timeline)
  const after = (moment: Moment) => instantAt(askedAt.epochMilliseconds + moment)
  const at = after(chance.between(45, 240) * MINUTE)
  const says = chance.chance(0.75)
  const handback = says ? null : { at, reason: chance.pick(WORDS.handbacks) }
  const written = chance.between(1.2, 2.8) * day
  const times = { draftedAt: after(written * 0.7), submittedAt: after(written) }
  return { acceptedAt: says ? at : null, handback, deferral: null, inability: null, ...times }
}
