// Whom the authors of a paper name as conflicted: colleagues who review, and a few people from elsewhere.
import type { Draft } from './papers.ts'
import type { Member } from './people.ts'
import { dice, one } from './seeded.ts'
import type { InventedPaper, Who } from './types.ts'
import { WORDS } from './words.ts'

const MOST = 5

/** Nobody lists a whole university: five at most, and now and then a colleague is forgotten. */
export function withConflicts(
  seed: number,
  papers: Draft[],
  members: Member[],
  reviewers: Who[],
): InventedPaper[] {
  const houses = Map.groupBy(reviewers, (who) => one(members, who).affiliation)
  return papers.map((paper, place) => {
    const chance = dice(seed, 'conflicts', place)
    const homes = new Set(paper.authors.map((who) => one(members, who).affiliation))
    const near = [...homes].flatMap((home) => houses.get(home) ?? []).filter(() => chance.chance(0.8))
    const far = Array.from(
      {
        length: chance.weighted([
          [0, 6],
          [1, 3],
          [2, 1],
        ]),
      },
      () => chance.pick(reviewers),
    )
    const declared = [
      ...chance.some(near, MOST - 1).map((who) => ({ who, reason: chance.pick(WORDS.sameHouse) })),
      ...far.map((who) => ({ who, reason: chance.pick(WORDS.conflicts) })),
    ]
    const others = declared.filter(({ who }) => !paper.authors.includes(who))
    const once = new Map(others.map((conflict) => [conflict.who, conflict]))
    return { ...paper, conflicts: [...once.values()].slice(0, MOST) }
  })
}
