// Who is who: the world's people and papers in this database. Nothing is remembered beside it, so a restored world fits.
import type { Db } from '../core/db.ts'
import type { Who, World } from '../world/types.ts'
import { paperKeys, peopleByEmail, topicsThere } from './queries.ts'
import type { Timeline } from './timeline.ts'

export type Cast = {
  people: Map<Who, number>
  /** Place in World.papers to the paper's number. */
  papers: Map<number, number>
  /** Of every name of a topic in the world. */
  topics: Map<string, number>
  /** Places of papers that somebody has changed by hand: they are theirs, and the world leaves them alone. */
  touched: Set<number>
}

const keyOf = (person: number | undefined, at: Temporal.Instant) => `${person} ${at.epochMilliseconds}`

/** Chairs have topics of their own, which stand for those that the world knows and their list does not have. */
function topicsBy({ papers, reviewers }: World, there: { id: number; name: string }[]): Map<string, number> {
  const answered = reviewers.map(({ answer }) => (answer.kind === 'silent' ? [] : answer.topics))
  const names = new Set([...papers.map(({ topics }) => topics), ...answered].flat())
  const known = new Map(there.map(({ id, name }) => [name, id]))
  const own = there.filter(({ name }) => !names.has(name))
  const others = own.length > 0 ? own : there
  const missing = [...names].filter((name) => !known.has(name)).toSorted()
  for (const [place, name] of missing.entries()) {
    const standIn = others[place % others.length]
    if (standIn) known.set(name, standIn.id)
  }
  return known
}

/** The topics of these names, each once. */
export const topicsOf = ({ topics }: Pick<Cast, 'topics'>, names: string[]): number[] => [
  ...new Set(names.flatMap((name) => topics.get(name) ?? [])),
]

/** A paper is known by who began it and when; two that one person began at one instant, by their order. */
export async function castOf(db: Db, world: World, timeline: Timeline): Promise<Cast> {
  const [accounts, begun, there] = await Promise.all([peopleByEmail(db), paperKeys(db), topicsThere(db)])
  const people = new Map<Who, number>()
  for (const [who, { email }] of world.people.entries()) {
    const id = accounts.get(email)
    if (id !== undefined) people.set(who, id)
  }
  const inOrder = begun.toSorted((a, b) => a.id - b.id)
  const numbers = Map.groupBy(inOrder, ({ created_by, created_at }) => keyOf(created_by, created_at))
  const papers = new Map<number, number>()
  const touched = new Set<number>()
  for (const [place, { contact, startedAt, saves }] of world.papers.entries()) {
    const next = numbers.get(keyOf(people.get(contact), timeline(startedAt)))?.shift()
    if (!next) continue
    papers.set(place, next.id)
    const ours = [startedAt, ...saves.map(({ at }) => at)].map(timeline)
    if (!ours.some((at) => next.changed_at.equals(at))) touched.add(place)
  }
  return { people, papers, topics: topicsBy(world, there), touched }
}
