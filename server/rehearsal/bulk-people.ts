// Rows of people and of the answers to their invitations, as joinWorkshop, acceptInvitation and refuseInvitation leave them.
import { arrivals } from './acts-people.ts'
import { type Cast, topicsOf } from './cast.ts'
import { placed, type Script } from './script.ts'

/** In the order in which they come, which numbers them. The founder is there. */
export function peopleRows(script: Script, until: Temporal.Instant) {
  const { world, timeline, passwordHash } = script
  return [...arrivals(script)]
    .filter(([who, at]) => who !== world.chairs[0] && Temporal.Instant.compare(timeline(at), until) <= 0)
    .toSorted(([, a], [, b]) => Temporal.Instant.compare(a, b))
    .map(([who, at]) => {
      const { name, email, affiliation } = placed(world.people, who)
      const created_at = timeline(at)
      return { name, email, affiliation, password_hash: passwordHash, created_at, confirmed_at: created_at }
    })
}

export type AnswerRow = {
  email: string
  person_id: number
  at: Temporal.Instant
  load: number
  topics: number[]
  /** null: accepted. */
  refusal: string | null
}

export const answerRows = ({ world, timeline }: Script, { people, topics }: Cast): AnswerRow[] =>
  world.reviewers
    .flatMap(({ who, answer }): AnswerRow[] => {
      if (answer.kind === 'silent') return []
      return [
        {
          email: placed(world.people, who).email,
          person_id: people.get(who) ?? 0,
          at: timeline(answer.at),
          load: answer.load,
          topics: topicsOf({ topics }, answer.topics),
          refusal: answer.kind === 'decline' ? answer.reason : null,
        },
      ]
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
