// How far each reviewer has come, and who is behind: those furthest behind first.
import { type TaskState, taskDots } from '../core/charts.ts'
import { lengthInWords } from '../core/dates.ts'
import type { Pill } from '../core/pill.ts'
import { counted } from '../core/words.ts'
import type { AskedReview } from '../forecast/queries.ts'
import { to } from '../paths.ts'

type Instant = Temporal.Instant
export type Progress = {
  id: number
  name: string
  sent: number
  late: number
  unsent: number
  reviews: AskedReview[]
}

const isLate = ({ submitted_at, closes_at }: AskedReview, now: Instant) =>
  submitted_at === null && Temporal.Instant.compare(closes_at, now) <= 0

export function progressOf(reviews: AskedReview[], now: Instant): Progress[] {
  return [...Map.groupBy(reviews, ({ person_id }) => person_id)].map(([id, own]) => ({
    id,
    name: own[0]?.reviewer ?? '',
    sent: own.filter(({ submitted_at }) => submitted_at).length,
    unsent: own.filter(({ submitted_at }) => !submitted_at).length,
    late: own.filter((review) => isLate(review, now)).length,
    reviews: own,
  }))
}

const STATES: TaskState[] = ['sent', 'draft', 'late-draft', 'waiting', 'late']
const WORDS: Record<TaskState, string> = {
  sent: 'sent',
  draft: 'a draft',
  waiting: 'not started',
  late: 'late, not started',
  'late-draft': 'late, a draft',
}

function stateOf(review: AskedReview, now: Instant): TaskState {
  if (review.submitted_at) return 'sent'
  const late = isLate(review, now)
  if (review.saved_at) return late ? 'late-draft' : 'draft'
  return late ? 'late' : 'waiting'
}

function dotsOf({ name, reviews }: Progress, now: Instant): string {
  const states = reviews
    .map((review) => stateOf(review, now))
    .toSorted((a, b) => STATES.indexOf(a) - STATES.indexOf(b))
  const counts = STATES.flatMap((state) => {
    const n = states.filter((one) => one === state).length
    return n > 0 ? [`${n} ${WORDS[state]}`] : []
  })
  return taskDots(states, `Reviews of ${name}: ${counts.join(', ')}`)
}

export type Behind = {
  late: boolean
  name: string
  href: string
  dots: string
  seen: string
  state: Pill
}

const latest = (instants: (Instant | null)[]) =>
  instants.reduce((a, b) => (a && b ? (Temporal.Instant.compare(a, b) > 0 ? a : b) : (a ?? b)), null)

const ago = (instant: Instant, now: Instant) => `${lengthInWords(instant, now)} ago`
const DAY = { hours: 24 }

function lastWord({ reviews }: Progress, now: Instant): Behind['state'] {
  const unsent = reviews.filter(({ submitted_at }) => !submitted_at)
  const days = Math.max(0, ...unsent.map(({ asked_days }) => asked_days ?? 0))
  if (unsent.some(({ unable_at }) => unable_at)) return { tone: 'bad', text: 'Cannot finish' }
  if (days > 0) return { tone: 'info', text: `Asked for ${counted(days, 'more day')}` }
  const heard = heardOf(reviews)
  if (heard && Temporal.Instant.compare(heard.add(DAY), now) > 0) return { tone: 'ok', text: 'Active' }
  const reminded = latest(unsent.map(({ reminded_at }) => reminded_at))
  if (reminded) return { tone: 'warn', text: `Reminded ${ago(reminded, now)}` }
  return heard ? { tone: 'outline', text: 'Quiet' } : { tone: 'bad', text: 'No sign yet' }
}

const heardOf = (reviews: AskedReview[]) => latest(reviews.map(({ heard_at }) => heard_at))

/** Who has something to send: most that is late first, then most that is not sent, then who was heard of least. */
export function behind(progress: Progress[], now: Instant): Behind[] {
  const heard = (one: Progress) => heardOf(one.reviews)?.epochMilliseconds ?? 0
  return progress
    .filter(({ unsent }) => unsent > 0)
    .toSorted((a, b) => b.late - a.late || b.unsent - a.unsent || heard(a) - heard(b) || a.id - b.id)
    .map((one) => {
      const seen = heardOf(one.reviews)
      return {
        late: one.late > 0,
        name: one.name,
        href: to.reviewer(one),
        dots: dotsOf(one, now),
        seen: seen ? ago(seen, now) : 'Never',
        state: lastWord(one, now),
      }
    })
}
