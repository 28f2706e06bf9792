// The reviews that are asked for now, whoever assigned them, and what becomes of each: what is written, and what is said of it.
import type { Db } from '../core/db.ts'
import { type Place, reviewOf } from '../world/reviews.ts'
import { type InventedTask, type Known, standinTaskOf, taskOf } from '../world/tasks.ts'
import type { InventedReview, Who } from '../world/types.ts'
import type { Cast } from './cast.ts'
import { castPersonas } from './personas.ts'
import { askedReviews, type Pairing } from './queries.ts'
import { invented, type Script } from './script.ts'

export const DISPATCHED = invented('2023-06-05T12:30Z')
const DAY = { hours: 24 }

/** `paper` is its number, `place` and `reviewer` are places in the world; `isTouched`: it is sent, or its reviewer wrote by hand. */
export type Asked = {
  id: string
  paper: number
  place: number
  reviewer: number
  who: Who
  isTouched: boolean
  /** When it was sent in fact. */
  submitted: Temporal.Instant | null
  review: InventedReview
  draftedAt: Temporal.Instant
  submittedAt: Temporal.Instant | null
  task: InventedTask
}

type When = (at: Temporal.Instant) => Temporal.Instant

/** Said at the same distance from a later dispatch. */
function moved({ acceptedAt, handback, deferral, inability }: InventedTask, when: When): InventedTask {
  return {
    acceptedAt: acceptedAt && when(acceptedAt),
    handback: handback && { ...handback, at: when(handback.at) },
    deferral: deferral && {
      ...deferral,
      at: when(deferral.at),
      answeredAt: when(deferral.answeredAt),
    },
    inability: inability && { ...inability, at: when(inability.at) },
  }
}

function personasKnown({ world }: Script): (who: Who) => Known {
  const { 'reviewer-busy': busy, 'reviewer-late': late } = castPersonas(world)
  return (who) => (who === busy ? 'accepts' : who === late ? 'asks' : null)
}

type Course = Pick<Asked, 'review' | 'draftedAt' | 'submittedAt' | 'task'>
/** Papers given out late are reviewed as long after their dispatch as the others were; a stand-in hurries. */
function courseOf({ world, timeline }: Script, pairing: Pairing, place: Place, known: Known): Course {
  const review = reviewOf(world, place)
  const pair: [number, number] = [place.paper, place.reviewer]
  if (pairing.standin) {
    const { draftedAt, submittedAt, ...task } = standinTaskOf(world, pair, pairing.dispatched_at)
    return { review, draftedAt, submittedAt: review.submittedAt && submittedAt, task }
  }
  const first = timeline(DISPATCHED).add(DAY)
  const lag = Math.max(0, pairing.dispatched_at.add(DAY).epochMilliseconds - first.epochMilliseconds)
  const when: When = (at) => timeline(at).add({ milliseconds: lag })
  const [draftedAt, submittedAt] = [when(review.draftedAt), review.submittedAt && when(review.submittedAt)]
  return { review, draftedAt, submittedAt, task: moved(taskOf(world, pair, review, known), when) }
}

const courses = new WeakMap<Script, Map<string, Course>>()

/** Asked of hundreds in each chapter, and the same each time. */
function courseKept(script: Script, pairing: Pairing, place: Place, known: Known): Course {
  const before = courses.get(script) ?? new Map<string, Course>()
  courses.set(script, before)
  const { paper, reviewer, seat } = place
  const key = `${paper} ${reviewer} ${seat} ${pairing.standin} ${pairing.dispatched_at.epochMilliseconds}`
  const course = before.get(key) ?? courseOf(script, pairing, place, known)
  before.set(key, course)
  return course
}

function askedOf(script: Script, pairing: Pairing, at: Place, knownFor: (who: Who) => Known): Asked[] {
  const { paper: place, reviewer } = at
  const { who } = script.world.reviewers[reviewer] ?? {}
  if (who === undefined) return []
  const course = courseKept(script, pairing, at, knownFor(who))
  const { review_id: id, paper_id: paper, saved_at, submitted_at: submitted, accepted_at } = pairing
  const isTouched = submitted !== null || (saved_at !== null && !saved_at.equals(course.draftedAt))
  const task = { ...course.task, ...(accepted_at && { acceptedAt: null }) }
  return [{ id, paper, place, reviewer, who, isTouched, submitted, ...course, task }]
}

export async function reviewsAsked(db: Db, script: Script, { people, papers }: Cast): Promise<Asked[]> {
  const paperAt = new Map([...papers].map(([place, id]) => [id, place]))
  const reviewerAt = new Map(
    script.world.reviewers.map(({ who }, place) => [people.get(who) ?? 0, place] as const),
  )
  const known = personasKnown(script)
  return (await askedReviews(db)).flatMap((pairing) => {
    const [paper, reviewer] = [paperAt.get(pairing.paper_id), reviewerAt.get(pairing.person_id)]
    if (paper === undefined || reviewer === undefined) return []
    return askedOf(script, pairing, { paper, reviewer, seat: pairing.seat }, known)
  })
}
