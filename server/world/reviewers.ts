// Who is invited to review, what they answer, and what kind of reviewers they are.
import { type Calendar, instantAt, type Moment } from './calendar.ts'
import type { Draft } from './papers.ts'
import { type Crowd, INSTITUTIONS, joinBy } from './people.ts'
import { type Dice, dice, one } from './seeded.ts'
import { subjects } from './subjects.ts'
import type { InventedReviewer, Who } from './types.ts'
import { WORDS } from './words.ts'

type Habit = InventedReviewer['habit']
type Accepted = Extract<InventedReviewer['answer'], { kind: 'accept' | 'decline' }>

const LOADS = [
  [2, 2],
  [3, 5],
  [4, 8],
  [5, 4],
  [6, 3],
] as const
const PER_PAPER = 3
const SPARE = 1.25

const ALL_TOPICS = subjects.flatMap(({ topics }) => topics)

/** Nearly half of those who review also submit. */
function chosen(chance: Dice, count: number, papers: Draft[], crowd: Crowd, barred: ReadonlySet<Who>): Who[] {
  const authors = [...new Set(papers.flatMap((paper) => paper.authors))].filter((who) => !barred.has(who))
  const inside = chance.some(authors, Math.min(authors.length, Math.round(count * 0.45)))
  const outside = Array.from({ length: count - inside.length }, () =>
    crowd.add(chance.weighted(INSTITUTIONS)),
  )
  return chance.shuffled([...inside, ...outside])
}

function habitsFor(chance: Dice, count: number): Habit[] {
  const shares: [Habit, number][] = [
    ['late', 0.16],
    ['partial', 0.08],
    ['never', 2 / 75],
  ]
  const odd = shares.flatMap(([habit, share]) => Array<Habit>(Math.round(count * share)).fill(habit))
  return chance.shuffled([...odd, ...Array<Habit>(count - odd.length).fill('prompt')])
}

/** Enough for three reviews of every paper and a quarter more, in rounds: nobody takes seven before all have six. */
function loadsFor(chance: Dice, count: number, submitted: number): number[] {
  const loads = Array.from({ length: count }, () => chance.weighted(LOADS))
  const wanted = Math.ceil(submitted * PER_PAPER * SPARE)
  let missing = wanted - loads.reduce<number>((sum, load) => sum + load, 0)
  const raised: number[] = [...loads]
  for (let most = 3; missing > 0; most++) {
    for (const [place, load] of raised.entries()) {
      if (missing <= 0 || load >= most) continue
      raised[place] = load + 1
      missing -= 1
    }
  }
  return raised
}

function topicsOf(chance: Dice, mine: Draft[]): string[] {
  const known = mine.flatMap(({ topics }) => topics)
  const more = Array.from({ length: chance.whole(2, 5) }, () => chance.pick(ALL_TOPICS))
  return [...new Set([...known, ...more])].slice(0, Math.max(2, known.length + 2))
}

type Invited = { at: Moment; answers: Moment }

/** Two waves of letters; people answer within hours or not before they are reminded. */
function invitedAt(chance: Dice, { callCloses, begins, day }: Calendar): Invited {
  const second = chance.chance(0.12)
  const at = second ? begins + chance.between(0.5, 2.5) * day : begins - chance.between(9, 18) * day
  const patience = chance.chance(0.75) ? chance.between(0.02, 2) : chance.between(2, second ? 6 : 14)
  return { at, answers: Math.min(at + patience * day, callCloses - chance.between(0.1, 1) * day) }
}

export function reviewersFor(
  seed: number,
  count: number,
  papers: Draft[],
  crowd: Crowd,
  barred: ReadonlySet<Who>,
  calendar: Calendar,
): InventedReviewer[] {
  const chance = dice(seed, 'reviewers')
  const refusing = Math.max(2, Math.round(count * 0.27))
  const people = chosen(chance, count + refusing, papers, crowd, barred)
  const byAuthor = new Map<Who, Draft[]>()
  for (const paper of papers)
    for (const who of paper.authors) byAuthor.set(who, [...(byAuthor.get(who) ?? []), paper])
  const submitted = papers.filter((paper) => paper.submittedAt !== null).length
  const loads = loadsFor(chance, count, submitted)
  const habits = habitsFor(chance, count)
  return people.map((who, place): InventedReviewer => {
    const mine = dice(seed, 'reviewer', place)
    const { at, answers } = invitedAt(mine, calendar)
    const accepts = place < count
    const silent = !accepts && mine.chance(0.4)
    if (accepts) joinBy(one(crowd.members, who), answers)
    const answer: Accepted = {
      kind: accepts ? 'accept' : 'decline',
      at: instantAt(answers),
      load: accepts ? one(loads, place) : 0,
      topics: accepts ? topicsOf(mine, byAuthor.get(who) ?? []) : [],
      reason: accepts ? '' : mine.pick(WORDS.declines),
    }
    return {
      who,
      invitedAt: instantAt(at),
      answer: silent ? { kind: 'silent' } : answer,
      leniency: mine.normal() * 0.35,
      noise: mine.between(0.35, 0.8),
      habit: accepts ? one(habits, place) : 'never',
    }
  })
}
