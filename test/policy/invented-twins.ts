// Finders of reviews, assignments, pairs, letters and lines beside what policy says, and all twins together.
import { mayBid, maySeeBid } from '../../server/policy/bids.ts'
import { sideOf } from '../../server/policy/conflicts.ts'
import { maySeeLetter, maySeeLine } from '../../server/policy/people.ts'
import { maySeeReview } from '../../server/policy/reviews.ts'
import { isChairOf } from '../../server/policy/viewer.ts'
import { factsOf, inReview, isConflicted, isLive, isStanding, knownOf, reviewOf } from './invented.ts'
import {
  BIDDING,
  idsOf,
  LINES,
  OF_DECISIONS,
  OF_PAPERS,
  pairs,
  pairsWhere,
  papersWhere,
  seesChair,
  type Twin,
  yes,
} from './invented-finders.ts'

const OF_REVIEWS: Record<string, Twin> = {
  reviews: {
    found: async ({ reviews }, r, world) => {
      const found = await Promise.all(world.papers.map(({ id }) => reviews.reviewsOfPaper(r, id)))
      return pairs(found.flat())
    },
    allowed: (viewer, world) =>
      pairsWhere(
        world,
        (tie) => tie.review !== null && yes(maySeeReview(viewer, reviewOf(tie), world.others)),
      ),
  },
  'own reviews': {
    found: async ({ reviews }, r) => pairs(await reviews.myReviews(r)),
    allowed: (viewer, world) =>
      pairsWhere(world, (tie) => {
        const own = tie.review !== null && tie.person.id === viewer.personId
        return own && yes(maySeeReview(viewer, reviewOf(tie), world.others))
      }),
  },
  'scores for decisions': {
    found: async ({ reviews }, r) =>
      [...(await reviews.scoresByPaper(r))].flatMap(([paper, scores]) => scores.map(() => paper)),
    allowed: (viewer, world) =>
      world.ties.flatMap((tie) => {
        const { submitted_at, refused_at, live, paper_id } = reviewOf(tie)
        const counts = (submitted_at || live) && !refused_at && !isConflicted(tie)
        const seen = viewer.isChair && yes(maySeeReview(viewer, reviewOf(tie), world.others))
        return tie.review && counts && seen ? paper_id : []
      }),
  },
  'who has something to send': {
    chairs: true,
    found: async ({ reminders }, r) =>
      (await reminders.awaitedReviewers(r)).map(({ id, unsent }) => `${id} ${unsent}`),
    allowed: (viewer, world) => {
      const unsent = world.ties.filter((tie) => {
        const open = tie.review === 'untouched' || tie.review === 'draft'
        return open && isLive(tie) && !knownOf(tie.paper).authors && isChairOf(viewer, tie.paper.id)
      })
      return [...Map.groupBy(unsent, ({ person }) => person.id)].map(([id, all]) => `${id} ${all.length}`)
    },
  },
}

const OF_ASSIGNMENTS: Record<string, Twin> = {
  'papers to be assigned': {
    chairs: true,
    found: async ({ assignments }, r) => idsOf(await assignments.papersInReview(r)),
    allowed: (viewer, world) => papersWhere(world, (paper) => inReview(paper) && seesChair(viewer, paper)),
  },
  assignments: {
    chairs: true,
    found: async ({ assignments }, r) => pairs(await assignments.standingAssignments(r)),
    allowed: (viewer, world) =>
      pairsWhere(world, (tie) => isStanding(tie) && inReview(tie.paper) && seesChair(viewer, tie.paper)),
  },
  'papers handed back': {
    chairs: true,
    found: async ({ assignments }, r) => pairs(await assignments.refusedPairs(r)),
    allowed: (viewer, world) =>
      pairsWhere(
        world,
        (tie) => tie.review === 'refused' && inReview(tie.paper) && seesChair(viewer, tie.paper),
      ),
  },
  rulings: {
    chairs: true,
    found: async ({ rulings }, r) => pairs(await rulings.rulingsOf(r)),
    allowed: (viewer, world) => pairsWhere(world, (tie) => tie.ruling && seesChair(viewer, tie.paper)),
  },
  proposals: {
    chairs: true,
    found: async ({ runs }, r) => pairs(await runs.proposalsOf(r, 1)),
    allowed: (viewer, world) => pairsWhere(world, (tie) => tie.proposed && seesChair(viewer, tie.paper)),
  },
  'loads of reviewers': {
    chairs: true,
    found: async ({ reviewers }, r) =>
      (await reviewers.reviewerRows(r)).map(({ id, assigned, sent }) => `${id} ${assigned} ${sent}`),
    allowed: (viewer, { people, ties }) =>
      people
        .filter(({ reviewer }) => reviewer === 'here')
        .map(({ id }) => {
          const seen = ties.filter(({ person, paper }) => person.id === id && seesChair(viewer, paper))
          const standing = seen.filter((tie) => isStanding(tie) && inReview(tie.paper) && !isConflicted(tie))
          return `${id} ${standing.length} ${seen.filter(({ review }) => review === 'submitted').length}`
        }),
  },
  'papers of a reviewer': {
    chairs: true,
    found: async ({ reviewers }, r, { people }) => {
      const found = people.map(async ({ id: person_id }) =>
        pairs(
          (await reviewers.papersOfReviewer(r, person_id)).map(({ id }) => ({ paper_id: id, person_id })),
        ),
      )
      return (await Promise.all(found)).flat()
    },
    allowed: (viewer, world) =>
      pairsWhere(
        world,
        (tie) => tie.assignment !== null && tie.paper.submitted && seesChair(viewer, tie.paper),
      ),
  },
}

const OF_PAIRS: Record<string, Twin> = {
  bids: {
    chairs: true,
    found: async ({ bids }, r) => pairs(await bids.standingBids(r)),
    allowed: (viewer, world) =>
      pairsWhere(world, (tie) => {
        const counts = tie.bid && inReview(tie.paper) && tie.person.reviewer === 'here' && !isConflicted(tie)
        return counts && yes(maySeeBid(viewer, { paper_id: tie.paper.id, person_id: tie.person.id }))
      }),
  },
  'papers to bid on': {
    found: async ({ bids }, r) => (r.viewer.isReviewer ? idsOf(await bids.biddablePapers(r)) : []),
    allowed: (viewer, world) => papersWhere(world, (paper) => yes(mayBid(viewer, factsOf(paper), BIDDING))),
  },
  conflicts: {
    chairs: true,
    found: async ({ conflicts }, r) =>
      (await conflicts.allConflicts(r)).map((one) => `${one.paper_id} ${one.person_id ?? one.email}`),
    allowed: (viewer, { ties }) =>
      ties
        .filter(({ conflict, paper }) => {
          const stands = conflict !== null && conflict !== 'lifted' && !paper.withdrawn
          return stands && sideOf(viewer, paper) === 'chair'
        })
        .map(({ conflict, paper, person }) =>
          conflict === 'by address' ? `${paper.id} ${person.email}` : `${paper.id} ${person.id}`,
        ),
  },
  'cleared pairs': {
    chairs: true,
    found: async ({ conflicts }, r) => pairs(await conflicts.clearances(r)),
    allowed: (viewer, world) => pairsWhere(world, (tie) => tie.cleared && isChairOf(viewer, tie.paper.id)),
  },
  letters: {
    found: async ({ mail }, r) => {
      const look = { q: 'invented/mail', state: '', page: 1 } as const
      return (await mail.listLetters(r, look, { limit: LINES, offset: 0 })).map(({ id }) =>
        Number(id.slice(-5)),
      )
    },
    allowed: (viewer, { letters }) =>
      letters.flatMap(({ papers }, place) => (yes(maySeeLetter(viewer, papers)) ? place : [])),
  },
  'lines of the journal': {
    found: async ({ journal }, r) =>
      (await journal.journalLines(r, { q: 'invented.line' }, { limit: LINES, offset: 0 })).map(
        (line) => line.paper_id ?? 0,
      ),
    allowed: (viewer, { papers }) =>
      [null, ...idsOf(papers)]
        .filter((paper_id) => yes(maySeeLine(viewer, { paper_id })))
        .map((id) => id ?? 0),
  },
}

export const TWINS = { ...OF_PAPERS, ...OF_DECISIONS, ...OF_REVIEWS, ...OF_ASSIGNMENTS, ...OF_PAIRS }
