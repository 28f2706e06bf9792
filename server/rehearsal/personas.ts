// Who the personas are: fixed people of a world, chosen by merit so that their fate is what the reviews say too.
import { storiesOf } from '../world/stories.ts'
import type { Who, World } from '../world/types.ts'
import type { PersonaKey } from './types.ts'

type Reviewer = World['reviewers'][number]

/** The best by a measure among those that fit; undefined where none does. */
const best = <T>(list: T[], measure: (one: T) => number) =>
  list.reduce<T | undefined>((top, one) => (top && measure(top) >= measure(one) ? top : one), undefined)

const accepting = ({ answer }: Reviewer) => answer.kind === 'accept'
const loadOf = ({ answer }: Reviewer) => (answer.kind === 'accept' ? answer.load : 0)

export function castPersonas(world: World): Record<PersonaKey, Who | null> {
  const { talk, rejected } = storiesOf(world)
  const drafts = world.papers.filter(({ submittedAt, saves }) => submittedAt === null && saves.length > 0)
  const byStart = ({ startedAt }: World['papers'][number]) => -startedAt.epochMilliseconds
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
