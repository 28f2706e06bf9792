// Invents a whole workshop from a seed. The same wish gives the same world, in every process.
import { type Calendar, calendarOf, instantAt, MINUTE } from './calendar.ts'
import { withConflicts } from './conflicts.ts'
import { groupsFor } from './groups.ts'
import { papersFor, signUpExtremes } from './papers.ts'
import { type Crowd, crowdOf, INSTITUTIONS, joinBy } from './people.ts'
import { reviewersFor } from './reviewers.ts'
import { dice, one } from './seeded.ts'
import type { World, WorldWish } from './types.ts'

/** Four chairs of four institutions; the first is there before the call opens, the others follow. */
function chairsFor(seed: number, crowd: Crowd, { callOpens, day }: Calendar) {
  const universities = INSTITUTIONS.map(([institution]) => institution).filter(
    ({ kind }) => kind === 'university',
  )
  const houses = dice(seed, 'chairs').some(universities, 4)
  const chairs = houses.map((house) => crowd.add(house))
  for (const [place, who] of chairs.entries()) {
    joinBy(one(crowd.members, who), callOpens - (5 - place) * day + place * 7 * MINUTE)
  }
  return { chairs, home: one(houses, 3) }
}

export function inventWorld(wish: WorldWish): World {
  const { seed } = wish
  const calendar = calendarOf(wish.timeline)
  const crowd = crowdOf(seed)
  const { chairs, home } = chairsFor(seed, crowd, calendar)
  const groups = groupsFor(seed, wish.papers, crowd, home)
  const drafts = papersFor(seed, wish.papers, calendar, groups, crowd.members, one(chairs, 3))
  signUpExtremes(drafts, crowd.members, calendar)
  const reviewers = reviewersFor(seed, wish.reviewers, drafts, crowd, new Set(chairs), calendar)
  const accepted = reviewers.filter(({ answer }) => answer.kind === 'accept').map(({ who }) => who)
  const papers = withConflicts(seed, drafts, crowd.members, accepted)
  const people = crowd.members.map((member) => ({
    ...member,
    joins: member.joins === null ? null : instantAt(member.joins),
  }))
  return { wish, people, chairs, reviewers, papers }
}
