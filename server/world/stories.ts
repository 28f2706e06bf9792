// The papers of two authors who hear of a decision: chosen by merit, and clear enough that all who read them agree.
import type { Who, World } from './types.ts'

type Paper = World['papers'][number]

const isJudged = (paper: Paper) =>
  paper.submittedAt !== null && paper.withdrawal === null && paper.deskRejection === null

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

type Stories = { talk: Paper | undefined; rejected: Paper | undefined }

const told = new WeakMap<World, Stories>()

/** A world never changes: so its stories are looked for once. */
export function storiesOf(world: World): Stories {
  const known = told.get(world) ?? lookFor(world)
  told.set(world, known)
  return known
}

function lookFor(world: World): Stories {
  const talk = clearest(world, ({ merit }) => merit)
  return { talk, rejected: clearest(world, ({ merit }) => -merit, talk) }
}

/** 1 and -1: everybody who reads it sees that it is good, or bad. */
export function clearness(world: World, paper: Paper): 1 | 0 | -1 {
  const { talk, rejected } = storiesOf(world)
  return paper === talk ? 1 : paper === rejected ? -1 : 0
}
