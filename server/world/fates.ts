// What becomes of each paper before anybody has reviewed it, and when its people work on it.
import { type Calendar, MINUTE, type Moment } from './calendar.ts'
import { type Curve, slices, valueAt } from './curve.ts'
import { type Dice, dice, one } from './seeded.ts'

export type Fate = 'kept' | 'draft' | 'withdrawn' | 'desk-rejected'

/** A complete draft could be submitted, and is not. */
export type Course = {
  fate: Fate
  complete: boolean
  starts: Moment
  /** When it is submitted, or left lying. */
  ends: Moment
  saves: { at: Moment; pdf: boolean }[]
}

/** Days before the deadline: few are early, a third comes on the last day, several in the last hour. */
const SUBMISSIONS: Curve = [
  [0, 30],
  [0.05, 11.9],
  [0.15, 6],
  [0.35, 3],
  [0.65, 1],
  [0.91, 1 / 24],
  [1, 1 / 1440],
]
const EARLY_STARTS: Curve = [
  [0, 68],
  [0.3, 32],
  [1, 11.8],
]
const LEADS: Curve = [
  [0, 0.04],
  [0.3, 0.8],
  [0.7, 3],
  [1, 10],
]
const EARLY = 0.21

export function fatesFor(seed: number, papers: number): Fate[] {
  const chance = dice(seed, 'fates')
  const shares: [Fate, number][] = [
    ['draft', 0.1],
    ['withdrawn', 1 / 30],
    ['desk-rejected', 1 / 80],
  ]
  const lost = shares.flatMap(([fate, share]) => Array<Fate>(Math.round(papers * share)).fill(fate))
  return chance.shuffled([...lost, ...Array<Fate>(papers - lost.length).fill('kept')])
}

/** How often papers are saved: most two or three times, a few on many evenings. */
const SAVED = [
  [1, 7],
  [2, 7],
  [3, 5],
  [4, 2],
  [6, 1],
] as const

/** Savings crowd before the end; the last one is minutes away from it. */
function savesBetween(chance: Dice, starts: Moment, ends: Moment, complete: boolean): Course['saves'] {
  const span = ends - starts
  const count = chance.weighted(SAVED)
  const last = ends - Math.min(span * 0.2, chance.between(1, 25) * MINUTE)
  const earlier = Array.from({ length: count - 1 }, () => {
    return starts + (last - starts) * (0.05 + 0.9 * Math.sqrt(chance.between(0, 1)))
  })
  const times = [...earlier.toSorted((a, b) => a - b), last]
  const files = complete ? Math.min(count, chance.weighted([1, 2, 3, 4].map((n) => [n, 5 - n] as const))) : 0
  const withFile = new Set(chance.some([...times.keys()].slice(-files - 1), files))
  return worthTelling(times.map((at, place) => ({ at, pdf: files > 0 && withFile.has(place) })))
}

/** Of evenings with the text alone the last is told, where no file comes after it: nobody can see the others any more. */
const worthTelling = (saves: Course['saves']): Course['saves'] =>
  saves.filter(({ pdf }, place) => pdf || place === saves.length - 1)

/** Begun and saved days before a rehearsal begins, so that its author has a draft at every moment; in the end only the button misses. */
function lyingFrom(
  { callOpens, begins, day }: Calendar,
  chance: Dice,
  course: Omit<Course, 'starts' | 'saves'>,
): Course {
  const starts = Math.max(callOpens + 5 * MINUTE, begins - 2 * day)
  const saved = starts + 40 * MINUTE
  const ends = Math.max(course.ends, begins + day)
  const later = savesBetween(chance, saved, ends, course.complete)
  return { ...course, starts, ends, saves: [{ at: saved, pdf: false }, ...later] }
}

/** How each paper of a call runs its course; even slices of the curves, dealt out at random. */
export function coursesFor(seed: number, fates: Fate[], calendar: Calendar): Course[] {
  const { callOpens, callCloses, begins, day } = calendar
  const chance = dice(seed, 'courses')
  const ends = chance.shuffled(
    slices(fates.length).map((share) => callCloses - valueAt(SUBMISSIONS, share) * day),
  )
  const lying = fates.lastIndexOf('draft')
  const forced = new Set([...ends.keys()].filter((place) => place === lying || one(ends, place) < begins))
  const early = new Set([
    ...forced,
    ...chance
      .shuffled([...ends.keys()].filter((place) => !forced.has(place)))
      .slice(0, Math.max(0, Math.round(fates.length * EARLY) - forced.size)),
  ])
  return fates.map((fate, place) => {
    const end = one(ends, place)
    const lead = valueAt(LEADS, chance.between(0, 1)) * day
    const first = callCloses - valueAt(EARLY_STARTS, chance.between(0, 1)) * day
    const starts = early.has(place)
      ? Math.max(callOpens + 5 * MINUTE, Math.min(first, end - lead))
      : Math.max(begins + 5 * MINUTE, end - lead)
    const complete = fate !== 'draft' || chance.chance(0.4)
    if (place === lying) return lyingFrom(calendar, chance, { fate, complete: true, ends: end })
    const ended = Math.max(end, starts + 20 * MINUTE)
    return { fate, complete, starts, ends: ended, saves: savesBetween(chance, starts, ended, complete) }
  })
}
