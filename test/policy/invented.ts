// Small workshops as fast-check invents them, and what policy asks of them, worked out from the invention and not by SQL.
import fc from 'fast-check'
import { type Known, mayKnowDecision } from '../../server/policy/decisions.ts'
import { isInReview, type PaperFacts } from '../../server/policy/papers.ts'
import type { OtherReviews, ReviewFacts } from '../../server/policy/reviews.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'
import { START } from '../support/people.ts'

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
/** What is usual, so that what needs several things at once happens. */
const often = <T>(value: T) => Array.from({ length: 6 }, () => value)

const person = fc.record({
  chair: fc.boolean(),
  reviewer: oneOf('here', 'here', 'here', 'here', 'left', 'no'),
})

const paper = fc.record({
  submitted: oneOf(...often(true), false),
  withdrawn: oneOf(...often(false), true),
  desk: oneOf(...often(false), true),
  outcome: oneOf('talk', 'poster', 'reject', null),
  authors: oneOf('untold', 'letters wait', 'letters sent', 'undone'),
  reviewers: oneOf('untold', 'told', 'undone'),
  extended: fc.boolean(),
})

/** How somebody stands with a paper; numbers that are too large begin again. */
const tie = fc.record({
  paper: fc.nat(5),
  person: fc.nat(5),
  author: oneOf(...often(null), ...often(null), 'contact', 'reader', 'by address'),
  conflict: oneOf(...often(null), ...often(null), 'author', 'reviewer', 'chair', 'by address', 'lifted'),
  assignment: oneOf(...often('sent'), 'waiting', 'ended', null),
  review: oneOf('submitted', 'submitted', 'submitted', 'untouched', 'untouched', 'draft', 'refused', null),
  bid: fc.boolean(),
  weighs: oneOf(...often(false), true, true),
  ruling: fc.boolean(),
  cleared: fc.boolean(),
  proposed: fc.boolean(),
})

export const inventions = fc.record({
  others: oneOf<OtherReviews>('after-own', 'after-own', 'always', 'never'),
  people: fc.array(person, { minLength: 1, maxLength: 3, size: 'max' }),
  papers: fc.array(paper, { minLength: 1, maxLength: 2, size: 'max' }),
  ties: fc.array(tie, { maxLength: 8, size: 'max' }),
  /** Of which papers each letter speaks: the first, the second. */
  letters: fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 2 }),
})
export type Invention = typeof inventions extends fc.Arbitrary<infer Made> ? Made : never

export type Person = Invention['people'][number] & { id: number; email: string }
export type Paper = Invention['papers'][number] & { id: number }
export type Tie = Omit<Invention['ties'][number], 'paper' | 'person'> & {
  id: number
  paper: Paper
  person: Person
}
export type Invented = {
  others: OtherReviews
  people: Person[]
  papers: Paper[]
  ties: Tie[]
  letters: { papers: number[] }[]
}

/** Above the numbers of whoever is there already. */
const FIRST = 100

/** The database keeps for reviewers what is theirs. */
const NEVER_REVIEWER = { assignment: null, review: null, ruling: false, proposed: false, weighs: false }

/** Nobody decides on a draft, or rejects it. */
const NEVER_SUBMITTED = { desk: false, outcome: null }

/** At most one tie of each pair. */
export function worldOf({ others, ...of }: Invention): Invented {
  const people = of.people.map((one, place) => ({
    ...one,
    id: FIRST + place,
    email: `p${place}@people.example`,
  }))
  const papers = of.papers.map((one, place) => ({
    ...one,
    ...(!one.submitted && NEVER_SUBMITTED),
    id: place + 1,
  }))
  const pairs = new Map<string, Tie>()
  const weighed = new Set<number>()
  for (const [place, one] of of.ties.entries()) {
    const [paper, person] = [papers[one.paper % papers.length], people[one.person % people.length]]
    if (!paper || !person) continue
    const key = `${paper.id} ${person.id}`
    const never = person.reviewer === 'no' && NEVER_REVIEWER
    if (pairs.has(key)) continue
    const made = { ...one, ...never, id: place + 1, paper, person }
    // Each paper has one meta-reviewer.
    pairs.set(key, { ...made, weighs: made.weighs && !weighed.has(paper.id) })
    if (made.weighs) weighed.add(paper.id)
  }
  const letters = of.letters.map((speaks) => ({
    papers: papers.filter((_, place) => speaks[place]).map(({ id }) => id),
  }))
  return { others, people, papers, ties: [...pairs.values()], letters }
}

export const factsOf = (paper: Paper): PaperFacts => ({
  id: paper.id,
  submitted_at: paper.submitted ? START : null,
  withdrawn_at: paper.withdrawn ? START : null,
  desk_rejected_at: paper.desk ? START : null,
  announced: paper.authors === 'letters sent' && paper.outcome !== null && paper.outcome !== 'reject',
})

export const inReview = (paper: Paper) => isInReview(factsOf(paper))

export const knownOf = (paper: Paper): Known => ({
  authors: paper.outcome !== null && paper.authors.startsWith('letters'),
  reviewers: paper.outcome !== null && paper.reviewers === 'told',
  public: factsOf(paper).announced && !paper.withdrawn && !paper.desk,
})

export const isConflicted = ({ author, conflict }: Tie) =>
  author !== null || (conflict !== null && conflict !== 'lifted')

export const isStanding = ({ assignment }: Tie) => assignment === 'sent' || assignment === 'waiting'

/** Reviews the paper now, in good standing. */
export const isLive = (tie: Tie) =>
  tie.assignment === 'sent' && inReview(tie.paper) && tie.person.reviewer === 'here' && !isConflicted(tie)

/** Named to weigh its reviews, without reviewing it or having lost it. */
const isWeighing = (tie: Tie) =>
  tie.weighs &&
  (tie.assignment === null || tie.assignment === 'waiting') &&
  inReview(tie.paper) &&
  tie.person.reviewer === 'here' &&
  !isConflicted(tie)

export const reviewOf = (tie: Tie): ReviewFacts => ({
  paper_id: tie.paper.id,
  person_id: tie.person.id,
  submitted_at: tie.review === 'submitted' ? START : null,
  refused_at: tie.review === 'refused' ? START : null,
  postponed_until: null,
  released: knownOf(tie.paper).authors,
  live: isLive(tie),
})

/** What is in context.ts a query. */
export function viewerOf({ ties }: Invented, person: Person): Viewer {
  const papersWhere = (fits: (tie: Tie) => boolean) =>
    new Set(ties.filter((tie) => tie.person === person && fits(tie)).map(({ paper }) => paper.id))
  const linked = (tie: Tie) => tie.author === 'contact' || tie.author === 'reader'
  return {
    ...visitor,
    personId: person.id,
    name: person.email,
    email: person.email,
    emails: new Set([person.email]),
    confirmed: true,
    isChair: person.chair,
    isReviewer: person.reviewer === 'here',
    authored: papersWhere(linked),
    contactOf: papersWhere(({ author }) => author === 'contact'),
    conflicted: papersWhere(isConflicted),
    assigned: papersWhere(isLive),
    weighing: papersWhere(isWeighing),
    reviewed: papersWhere(({ review }) => review === 'submitted'),
  }
}

export const mayKnow = (viewer: Viewer, paper: Paper) =>
  mayKnowDecision(viewer, paper.id, knownOf(paper)) === 'yes'

/** The same workshop, in which nobody reviews what this person is in conflict with, and nothing is decided of it. */
export function withoutReviewing(world: Invented, who: Person): Invented {
  const hidden = viewerOf(world, who).conflicted
  const none = { ...NEVER_REVIEWER, bid: false }
  return {
    ...world,
    papers: world.papers.map((paper) => (hidden.has(paper.id) ? { ...paper, outcome: null } : paper)),
    ties: world.ties.map((tie) => (hidden.has(tie.paper.id) ? { ...tie, ...none } : tie)),
    letters: world.letters.filter(
      ({ papers }) => papers.length === 0 || papers.some((id) => !hidden.has(id)),
    ),
  }
}
