// The review that an invited person writes of a paper, whichever papers the assignment gave them.
import { calendarOf, instantAt, type Moment } from './calendar.ts'
import { type Part, pointsOf } from './points.ts'
import { REMARKS } from './remarks.ts'
import { scoresOf } from './scores.ts'
import { type Dice, dice, one } from './seeded.ts'
import { clearness } from './stories.ts'
import { laidOut, styleOf } from './styles.ts'
import { subjectOf } from './subjects.ts'
import type { InventedPaper, InventedReview, InventedReviewer, PdfFault, World } from './types.ts'

const LEAST_WORDS = 120
const MOST_WORDS = 450
/** So many of those who send a review leave and come back before; the others write it in one go. */
const DRAFTED = 0.2

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word)).length

/** Half of the reviews are done in the first half of the stage, and many of the others on its last day. */
function promptly(chance: Dice, opens: Moment, closes: Moment): Moment {
  const share = chance.chance(0.55) ? chance.between(0.04, 0.55) : 1 - 0.45 * chance.between(0.03, 1) ** 2
  return opens + (closes - opens) * share
}

function timesOf(chance: Dice, world: World, { habit, answer }: InventedReviewer) {
  const { reviewOpens, reviewCloses, day } = calendarOf(world.wish.timeline)
  const late = habit === 'late' && chance.chance(0.85)
  const done = late
    ? reviewCloses + chance.between(0.15, 2.2) * day
    : promptly(chance, reviewOpens, reviewCloses)
  const load = answer.kind === 'silent' ? 1 : Math.max(2, answer.load)
  const missing = habit === 'never' || (habit === 'partial' && chance.chance(1 / load))
  return {
    draftedAt: instantAt(reviewOpens + (done - reviewOpens) * chance.between(0.4, 0.98)),
    submittedAt: missing ? null : instantAt(done),
  }
}

/** So many reviewers of a paper, stand-ins among them, share out what can be said of it: none repeats another word for word. */
const SHARED = 5

function partOf(seed: number, { paper, seat }: Place): Part {
  const start = dice(seed, 'part', paper).whole(0, 999)
  return (list) => list.filter((_, place) => ((place + start) % list.length) % SHARED === seat % SHARED)
}

/** The style is the reviewer's own; a text too short or too long is written again. */
function textOf(world: World, place: Place, scores: Parameters<typeof pointsOf>[2]) {
  const { seed } = world.wish
  const { paper, reviewer } = place
  const subject = subjectOf(one(world.papers, paper))
  const part = partOf(seed, place)
  const habits = dice(seed, 'style', reviewer)
  const style = styleOf(habits)
  const usual = habits.between(0.05, 1)
  for (let attempt = 0; ; attempt++) {
    const chance = dice(seed, 'text', paper, reviewer, attempt)
    const length = attempt < 4 ? Math.min(1, Math.max(0, usual + chance.normal() * 0.15)) : 0.5
    const text = laidOut(style, pointsOf(chance, subject, scores, { length, part }))
    const words = wordsIn(text)
    if (words >= LEAST_WORDS && words <= MOST_WORDS) return text
  }
}

const written = new WeakMap<World, Map<string, InventedReview>>()

/** `paper` and `reviewer` are places in the world; `seat`: how many were asked to review the paper before. */
export type Place = { paper: number; reviewer: number; seat: number }

/** A world never changes: so each is written once. */
export function reviewOf(world: World, place: Place): InventedReview {
  const known = written.get(world) ?? new Map<string, InventedReview>()
  written.set(world, known)
  const key = `${place.paper} ${place.reviewer} ${place.seat}`
  const review = known.get(key) ?? write(world, place)
  known.set(key, review)
  return review
}

function write(world: World, place: Place): InventedReview {
  const { paper, reviewer } = place
  const chance = dice(world.wish.seed, 'review', paper, reviewer)
  const [reviewed, who] = [one(world.papers, paper), one(world.reviewers, reviewer)]
  const { fitForTalk, ...scores } = scoresOf(chance, reviewed, who, clearness(world, reviewed))
  const times = timesOf(chance, world, who)
  return {
    ...times,
    ...scores,
    fitForTalk,
    text: textOf(world, place, scores),
    note: noteOf(chance, reviewed),
    drafted: times.submittedAt === null || chance.chance(DRAFTED),
  }
}

const SEEN: Record<PdfFault, string> = {
  'names-on-page-1':
    'The first page of the PDF carries the names of its authors. I read on, but you should know.',
  'too-long': 'This is fourteen pages long. I stopped at the end of the main text.',
  metadata: '',
  'no-text-layer': 'The PDF is a scan: I could neither search nor copy anything.',
}

const noteOf = (chance: Dice, { fault }: InventedPaper): string => {
  const seen = fault !== null && chance.chance(0.6) ? SEEN[fault] : ''
  return seen === '' && chance.chance(0.18) ? chance.pick(REMARKS.notes) : seen
}
