// Who writes with whom: groups of an institution, with seniors and students, and friends in other groups.
import { type Crowd, INSTITUTIONS, type Institution } from './people.ts'
import { dice, one } from './seeded.ts'
import type { Who } from './types.ts'

export type Group = { institution: Institution; seniors: Who[]; students: Who[]; friends: number[] }

const SIZES = [
  [1, 5],
  [2, 13],
  [3, 20],
  [4, 22],
  [5, 17],
  [6, 11],
  [7, 7],
  [8, 3],
  [9, 2],
] as const

/** About three papers to a group, so that many authors write more than one. */
export function groupsFor(seed: number, papers: number, crowd: Crowd, home: Institution): Group[] {
  const chance = dice(seed, 'groups')
  const count = Math.max(4, Math.round(papers / 3))
  return Array.from({ length: count }, (_, place) => {
    const institution = place === 0 ? home : chance.weighted(INSTITUTIONS)
    const alone = institution.kind === 'independent'
    const people = (most: number) => Array.from({ length: most }, () => crowd.add(institution))
    return {
      institution,
      seniors: people(alone ? 1 : chance.whole(1, 2)),
      students: people(alone ? 1 : chance.whole(3, 6)),
      friends: [chance.whole(0, count - 1), chance.whole(0, count - 1)],
    }
  })
}

/** A student first, the head of the group last, and whoever helped between them, at times from elsewhere. */
export function authorsOf(seed: number, paper: number, groups: Group[], group: Group): Who[] {
  const chance = dice(seed, 'authors', paper)
  const size = chance.weighted(SIZES)
  const lead = chance.chance(0.85) ? chance.pick(group.students) : chance.pick(group.seniors)
  if (size === 1) return [lead]
  const friend = one(groups, chance.pick(group.friends))
  const abroad = chance.chance(0.4) ? [...friend.students, ...friend.seniors] : []
  const near = chance.shuffled([...group.students, ...group.seniors, ...chance.some(abroad, 3)])
  const far = chance.shuffled([...friend.students, ...friend.seniors])
  const head = group.seniors.find((who) => who !== lead)
  const last = head ?? one(friend.seniors, 0)
  const between = new Set([...near, ...far].filter((who) => who !== lead && who !== last))
  return last === lead ? [lead] : [lead, ...[...between].slice(0, size - 2), last]
}
