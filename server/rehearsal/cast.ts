// Who is who: the world's people and papers in this database. Nothing is remembered beside it, so a restored world fits.
import type { Db } from '../core/db.ts'
import type { Who, World } from '../world/types.ts'
import { paperKeys, peopleByEmail, topicIds } from './queries.ts'
import type { Timeline } from './timeline.ts'

export type Cast = {
  people: Map<Who, number>
  /** Place in World.papers to the paper's number. */
  papers: Map<number, number>
  topics: Map<string, number>
  /** Places of papers that somebody has changed by hand: they are theirs, and the world leaves them alone. */
  touched: Set<number>
}

const keyOf = (person: number | undefined, at: Temporal.Instant) => `${person} ${at.epochMilliseconds}`

/** A paper is known by who began it and when; two that one person began at one instant, by their order. */
export async function castOf(db: Db, world: World, timeline: Timeline): Promise<Cast> {
  const [accounts, begun, topics] = await Promise.all([peopleByEmail(db), paperKeys(db), topicIds(db)])
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
  return { people, papers, topics, touched }
}
