// Who the personas are: fixed people of a world, chosen by merit so that their fate is what the reviews say too.
import type { Who, World } from '../world/types.ts'
import type { PersonaKey } from './types.ts'

type Paper = World['papers'][number]
type Reviewer = World['reviewers'][number]

const isJudged = (paper: Paper) =>
  paper.submittedAt !== null && paper.withdrawal === null && paper.deskRejection === null

/** The best by a measure among those that fit; undefined where none does. */
const best = <T>(list: T[], measure: (one: T) => number) =>
  list.reduce<T | undefined>((top, one) => (top && measure(top) >= measure(one) ? top : one), undefined)

/** The better third by a measure; of it, if there is one, a paper whose contact has no other and reviews none. */
function clearest(world: World, measure: (paper: Paper) => number, taken?: Paper): Paper | undefined {
  const { papers, chairs, reviewers } = world
  const fitting = papers
    .filter((paper) => isJudged(paper) && !chairs.includes(paper.contact))
    .filter(({ contact }) => contact !== taken?.contact)
    .toSorted((a, b) => measure(b) - measure(a))
  const third = fitting.slice(0, Math.ceil(fitting.length / 3))
  const written = (who: Who) => papers.filter(({ authors }) => authors.includes(who)).length
  const alone = third.filter(({ contact }) => written(contact) === 1)
  return alone.find(({ contact }) => reviewers.every(({ who }) => who !== contact)) ?? alone[0] ?? fitting[0]
}

/** The papers of the two authors who hear of a decision. */
export function storiesOf(world: World) {
  const talk = clearest(world, ({ merit }) => merit)
  return { talk, rejected: clearest(world, ({ merit }) => -merit, talk) }
}

const accepting = ({ answer }: Reviewer) => answer.kind === 'accept'
const loadOf = ({ answer }: Reviewer) => (answer.kind === 'accept' ? answer.load : 0)

export function castPersonas(world: World): Record<PersonaKey, Who | null> {
  const { talk, rejected } = storiesOf(world)
  const drafts = world.papers.filter(({ submittedAt, saves }) => submittedAt === null && saves.length > 0)
  const byStart = ({ startedAt }: Paper) => -startedAt.epochMilliseconds
  const reviewers = world.reviewers.filter(accepting)
  const withHabit = (habit: Reviewer['habit']) => reviewers.filter((one) => one.habit === habit)
  return {
    visitor: null,
    'author-draft': best(drafts, byStart)?.contact ?? null,
    'author-talk': talk?.contact ?? null,
    'author-rejected': rejected?.contact ?? null,
    'reviewer-busy': best(withHabit('prompt'), loadOf)?.who ?? null,
    'reviewer-late': best(withHabit('late'), loadOf)?.who ?? null,
    chair: world.chairs[0] ?? null,
    'chair-conflicted': world.chairs.at(-1) ?? null,
  }
}
